export { readStack, type StackFile } from './read-stack.js';
export { stackSchema } from './stack-schema.js';
