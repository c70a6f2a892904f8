export { climbFrom, maximise, type Maximum, type Search } from './maximise.js';
export type { Bounds, Evaluation, Objective } from './objective.js';
