export * from './estimate.js';
export * from './verdict.js';
export * from './errors.js';
export * from './quantity/index.js';
export * from './random.js';
export * from './notation.js';
