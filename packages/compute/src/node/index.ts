export { runOnThreads, type LostTask, type ThreadWork } from './threads.js';
export { builtModule } from './built-module.js';
export * from './sweep/index.js';
export { runTrialsOnThreads } from './monte-carlo/on-threads.js';
export * from './slurm/index.js';
