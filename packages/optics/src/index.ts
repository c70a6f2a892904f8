export type { Complex } from './complex.js';
export * from './complex-modes/index.js';
export * from './materials/index.js';
export * from './modes/index.js';
export type { Polarization } from './polarization.js';
export * from './slab/index.js';
export { checkStack } from './stack/complex-stack.js';
export { isLossless } from './stack/lossless-stack.js';
export { filmPositions, type Boundary, type ComplexIndex, type Layer, type Stack } from './stack/stack.js';
