export * from './design/index.js';
export { outcomeOf, problemOf, type Outcome, type Problem } from './outcome.js';
export { analyseStudy, type StudyFiles } from './study/analyse.js';
export { outlineStudy, type OutlinedFilm, type StudyOutline } from './study/outline.js';
export * from './stripe/index.js';
export * from './waveguide/index.js';
export * from './gain/index.js';
export * from './threshold/index.js';
