export * from './gain-model.js';
export * from './registry.js';
export { averageOverDepth, type DepthProfile } from './depth-average.js';
