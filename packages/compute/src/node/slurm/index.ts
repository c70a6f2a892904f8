export { cancelTasks } from './cancel.js';
export { clusterStatus, type ClusterStatus, type FailedTask } from './cluster-status.js';
export { shellQuoted } from './shell-quoted.js';
export type { SlurmAccess } from './slurm-command.js';
export { submitParts, type TaskOptions } from './submit.js';
export { waitForTasks } from './wait.js';
