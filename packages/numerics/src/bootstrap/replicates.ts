import { InputError } from '../errors.js';
import { randomStream, type RandomStream } from '../random.js';

/** What one analysis of one data set says; a `FitResult` is one. Entries that are not finite count as failures. */
export interface PointEstimates {
  readonly values: ArrayLike<number>;
  /** Needed for t intervals only. */
  readonly standardErrors?: ArrayLike<number>;
}

/** Replicates `first` to `first + count - 1` of a bootstrap. */
export interface BootstrapReplicates {
  readonly first: number;
  readonly count: number;
  readonly quantityCount: number;
  /** `count` rows of `quantityCount` values; a replicate that gave no estimate is a row of NaN. */
  readonly values: Float64Array;
  /** In the same order; NaN where the analysis gives none. */
  readonly standardErrors: Float64Array;
}

/** How the replicates are made. */
export interface BootstrapTask<Sample> {
  /** Number of all replicates; 999 suit 95 % intervals. */
  readonly replicates: number;
  readonly seed: number;
  /** One artificial data set from the numbers of its own stream alone. */
  readonly draw: (stream: RandomStream, replicate: number) => Sample;
  /** The whole analysis repeated on it; `undefined` where it finds no answer. */
  readonly estimate: (sample: Sample) => PointEstimates | undefined;
  /** The part of the replicates to do here, `from` included, `to` not; absent: all. */
  readonly range?: { readonly from: number; readonly to: number };
  /** Called after every replicate. */
  readonly progress?: (done: number, total: number) => void;
  /** Looked at before every replicate; the call then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Repeats an analysis on artificial data. Replicate i draws from stream i of the seed, so that the work may be divided in
 * any way: the parts put together by `joinReplicates` are the same numbers as one run's.
 *
 * Throws `InputError` for a count or a range that makes no sense, and for analyses that differ in their number of values.
 */
export function bootstrap<Sample>(task: BootstrapTask<Sample>): BootstrapReplicates {
  const { from, to } = checkedRange(task);
  const rows: (PointEstimates | undefined)[] = [];
  for (let replicate = from; replicate < to; replicate++) {
    task.signal?.throwIfAborted();
    const found = task.estimate(task.draw(randomStream(task.seed, replicate), replicate));
    rows.push(found && copied(found));
    task.progress?.(rows.length, to - from);
  }
  return table(rows, from);
}

/** Analyses may hand back arrays that they use again. */
function copied({ values, standardErrors }: PointEstimates): PointEstimates {
  return {
    values: Array.from(values),
    ...(standardErrors && { standardErrors: Array.from(standardErrors) }),
  };
}

function checkedRange<Sample>({ replicates, range }: BootstrapTask<Sample>) {
  const { from, to } = range ?? { from: 0, to: replicates };
  const sound = [replicates, from, to].every(Number.isInteger) && from >= 0 && from < to && to <= replicates;
  if (!sound) {
    throw new InputError(
      `Replicates ${from} to ${to} of ${replicates} were asked for; give whole numbers, 0 <= from < to <= replicates.`,
    );
  }
  return { from, to };
}

function table(rows: readonly (PointEstimates | undefined)[], first: number): BootstrapReplicates {
  const quantityCount = rows.find((row) => row !== undefined)?.values.length ?? 0;
  const values = new Float64Array(rows.length * quantityCount).fill(NaN);
  const standardErrors = values.slice();
  rows.forEach((row, i) => {
    if (row === undefined) return;
    const errors = row.standardErrors ?? new Float64Array(quantityCount).fill(NaN);
    for (const found of [row.values.length, errors.length]) {
      if (found !== quantityCount) throw unequal(quantityCount, found);
    }
    values.set(row.values, i * quantityCount);
    standardErrors.set(errors, i * quantityCount);
  });
  return { first, count: rows.length, quantityCount, values, standardErrors };
}

function unequal(expected: number, found: number): InputError {
  return new InputError(
    `One replicate gave ${found} values, an earlier one ${expected}; give as many each time.`,
  );
}

/**
 * Puts the parts of a bootstrap together, in whatever order they came.
 *
 * Throws `InputError` where a part is missing or there twice.
 */
export function joinReplicates(parts: readonly BootstrapReplicates[]): BootstrapReplicates {
  const ordered = [...parts].sort((a, b) => a.first - b.first);
  const quantityCount = ordered.reduce((most, part) => Math.max(most, part.quantityCount), 0);
  const first = ordered.at(0)?.first ?? 0;
  let next = first;
  for (const part of ordered) {
    if (part.first !== next) {
      throw new InputError(`The parts of the bootstrap go on with ${part.first} where ${next} was expected.`);
    }
    next += part.count;
  }
  const joined = (pick: (part: BootstrapReplicates) => Float64Array): Float64Array => {
    const all = new Float64Array((next - first) * quantityCount).fill(NaN);
    // A part in which every replicate failed does not know how many quantities there are.
    for (const part of ordered) all.set(pick(part), (part.first - first) * quantityCount);
    return all;
  };
  return {
    first,
    count: next - first,
    quantityCount,
    values: joined((part) => part.values),
    standardErrors: joined((part) => part.standardErrors),
  };
}
