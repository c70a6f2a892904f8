export * from './models/index.js';
export * from './density/index.js';
