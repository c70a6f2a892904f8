import { runParts, runStatus } from '@modalgain/compute/node';
import type { SweepRunDocument } from '@modalgain/study';
import { progressBar } from '../progress.js';
import type { BegunRun } from './begin-run.js';
import { mergeRun } from './merge-run.js';
import { runDocument } from './run-document.js';
import type { SlurmOptions } from './slurm-options.js';
import { computeOnSlurm } from './slurm-run.js';

/** Where and how a run is computed. */
export interface ComputeOptions extends SlurmOptions {
  readonly on: 'local' | 'slurm';
  readonly threads?: number;
}

type Computed = Pick<SweepRunDocument, 'computedParts' | 'lost' | 'slurm'>;

/**
 * Computes what is missing of a run, here or on Slurm, and merges it when all is there.
 *
 * @throws AbortError when cancelled: finished parts stay
 */
export async function runSweep(
  run: BegunRun,
  options: ComputeOptions,
  signal: AbortSignal,
): Promise<SweepRunDocument> {
  const { folder } = run;
  const { progress, end } = progressBar();
  try {
    const compute = options.on === 'slurm' ? computeThere : computeHere;
    const computed = await compute(run, options, { signal, progress });
    end();
    const status = await runStatus(folder);
    const merged =
      status.missing.length === 0 ? await mergeRun(folder, { partial: false, csv: false }, signal) : null;
    return { ...runDocument(folder, status), ...computed, merged };
  } finally {
    end();
  }
}

interface Watch {
  readonly signal: AbortSignal;
  readonly progress: ReturnType<typeof progressBar>['progress'];
}

async function computeHere(
  { folder, manifest, missing }: BegunRun,
  { threads }: ComputeOptions,
  watch: Watch,
): Promise<Computed> {
  const { partCount } = manifest;
  const { computed, lost } = await runParts({ folder, parts: missing, partCount, threads, ...watch });
  return { computedParts: computed, lost: [...lost], slurm: null };
}

async function computeThere(
  { folder, manifest, missing }: BegunRun,
  options: ComputeOptions,
  watch: Watch,
): Promise<Computed> {
  const { partCount } = manifest;
  const slurm = await computeOnSlurm({ folder, missing, partCount, options, ...watch });
  const { missing: left } = await runStatus(folder);
  const computedParts = missing.length - left.length;
  return { computedParts, lost: [], slurm: structuredClone(slurm) as SweepRunDocument['slurm'] };
}
