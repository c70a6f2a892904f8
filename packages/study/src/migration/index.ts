export { carriedOver, readPresentVersion } from './migrate-study.js';
export type { MigrationStep } from './migration-step.js';
