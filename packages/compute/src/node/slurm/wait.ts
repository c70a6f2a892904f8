import { setTimeout as pause } from 'node:timers/promises';
import { clusterStatus, type ClusterStatus } from './cluster-status.js';
import type { SlurmAccess } from './slurm-command.js';

/** Looks at short intervals first, for short sweeps, and spares the controller of long ones. */
const firstPauseMs = 1000;
const longestPauseMs = 15_000;

/**
 * Waits until Slurm has no task of a run any more.
 *
 * @param finished lists the parts that are there
 * @param watch is shown every look
 * @returns the last look: what is in `failed` has to be submitted again
 * @throws InputError where Slurm does not answer for longer than patience; the jobs go on. AbortError likewise
 */
export async function waitForTasks(
  runFolder: string,
  finished: () => Promise<ReadonlySet<number>>,
  { access, watch }: { readonly access: SlurmAccess; readonly watch: (status: ClusterStatus) => void },
): Promise<ClusterStatus> {
  let pauseMs = firstPauseMs;
  for (let quietLooks = 0; ;) {
    const status = await clusterStatus(runFolder, finished, access);
    watch(status);
    const isQuiet = status.waiting.length + status.running.length === 0;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    // The file of a part may reach this machine later than Slurm's word that its task has ended: look twice.
    if (isQuiet && (status.failed.length === 0 || quietLooks === 2)) return status;
    await pause(pauseMs, undefined, { signal: access.signal });
    pauseMs = Math.min(longestPauseMs, pauseMs * 1.2);
  }
}
