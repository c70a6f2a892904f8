import { clusterStatus, finishedParts, type ClusterStatus } from '@modalgain/compute/node';
import { InputError } from '@modalgain/numerics';

/** Slurm's word on a run, or why there is none; what is finished is known without it. */
export type SlurmView = { readonly kind: 'known'; readonly status: ClusterStatus } | UnknownView;

interface UnknownView {
  readonly kind: 'unknown';
  readonly why: string;
}

/** What Slurm does with the unfinished parts of a run; asked once, since a person waits for the answer. */
export async function slurmStatus(folder: string, signal: AbortSignal): Promise<SlurmView> {
  try {
    const status = await clusterStatus(folder, () => finishedParts(folder), { signal, patienceMs: 0 });
    return { kind: 'known', status };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'unknown', why: error.sentence };
    throw error;
  }
}
