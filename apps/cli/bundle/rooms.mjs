// What both bundles of the command line share: the rooms are bundled from their sources.
import path from 'node:path';

/** The package of the command line. */
export const cli = path.resolve(import.meta.dirname, '..');

const compute = path.resolve(cli, '../../packages/compute/src');

/** Modules that worker threads run. */
export const workers = {
  'node/sweep/worker': path.join(compute, 'node/sweep/worker.ts'),
  'node/monte-carlo/worker': path.join(compute, 'node/monte-carlo/worker.ts'),
};

export const conditionNames = ['modalgain-source', 'node', 'import', 'default'];
