export { checkStudy } from './check-study.js';
export type { StudyCheck } from './check-study.js';
export type { Progress } from './context.js';
export { fluenceOf } from './fluence.js';
export { runStudy } from './run-study.js';
export type { StudyRun } from './run-study.js';
