export { editStudy } from './edit-study.js';
export type { StudyEdit } from './smallest-edits.js';
