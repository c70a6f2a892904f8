export * from './estimate.js';
export * from './verdict.js';
export * from './errors.js';
