export * from './estimate.js';
export * from './verdict.js';
export * from './errors.js';
export * from './quantity/index.js';
export * from './random.js';
export * from './notation.js';
export type * from './fit/problem.js';
export { leastSquares, type LeastSquaresOptions } from './fit/least-squares.js';
export { FitWorkspace } from './fit/workspace.js';
