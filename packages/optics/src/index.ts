export type { Complex } from './complex.js';
export * from './materials/index.js';
export * from './modes/index.js';
export type { Polarization } from './polarization.js';
export * from './slab/index.js';
export { checkStack, filmPositions, type Layer, type Stack } from './stack/stack.js';
