export type { Complex } from './complex.js';
export type { Polarization } from './polarization.js';
export * from './slab/index.js';
