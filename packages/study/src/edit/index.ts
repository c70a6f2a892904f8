export { editStudy, type StudyEdit } from './edit-study.js';
