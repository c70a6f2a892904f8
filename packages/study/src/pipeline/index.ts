export { checkStudy } from './check-study.js';
export type { StudyCheck } from './check-study.js';
export { contrastResult, type ContrastInput } from './contrast-result.js';
export type { Progress } from './context.js';
export { fluenceOf, fluenceOfPulse } from './fluence.js';
export { combineRepeats } from './repeats.js';
export type { CombinedRepeats } from './repeats.js';
export { runStudy, runStudyInFull } from './run-study.js';
export type { FinishedStudy, StudyRun } from './run-study.js';
