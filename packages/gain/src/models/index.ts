export * from './gain-model.js';
export * from './registry.js';
