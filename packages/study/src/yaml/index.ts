export { readYamlDocument, type YamlDocument } from './document.js';
export type { NodePath } from './position.js';
export { parseWithSchema } from './schema.js';
export { textField } from './text-field.js';
