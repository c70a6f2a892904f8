export * from './results/index.js';
export * from './simulate/index.js';
