export { readAssumptions, type Assumptions } from './assumptions.js';
export { truthOfStudy, type TwinOfStudy } from './truth-of-study.js';
