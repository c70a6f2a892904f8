import { readArrays, recordJob } from './job-array.js';
import { readQueue } from './queue.js';
import { patiently, runSlurm, type SlurmAccess } from './slurm-command.js';

/**
 * Calls off every task of a run that Slurm still has. What is finished stays, and so does a task of any other run.
 *
 * @returns how many tasks that were
 * @throws InputError where Slurm refuses or does not answer
 */
export async function cancelTasks(runFolder: string, access: SlurmAccess): Promise<number> {
  const arrays = await readArrays(runFolder);
  const queue = await readQueue(arrays, access);
  for (const array of arrays) {
    const tasks = queue.get(array.job.name);
    if (!tasks) continue;
    await patiently(access, () => runSlurm('scancel', [`--name=${array.job.name}`], access));
    await recordJob(runFolder, array, { ...array.job, jobId: tasks[0].jobId, cancelled: true });
  }
  return [...queue.values()].flat().length;
}
