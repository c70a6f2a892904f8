import { readMeasurement } from '@modalgain/formats';
import type { Measurement } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { damaged } from './damage.js';
import type { FuzzSample } from './samples.js';
import { watchAllocations } from './watch-allocations.js';

/** What came of many damaged copies of one file. */
export interface FuzzReport {
  readonly name: string;
  readonly trials: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** Of one array against the size of the file that it was taken for. */
  readonly largestShare: number;
  /** What must not happen, each with the number of the damage by which it is repeated; empty if all is well. */
  readonly faults: readonly string[];
}

const longestMs = 1000;
/** Times the size of the file, beside the dictionary of LZW, which has one size for all files. */
const mostShare = 4;
const fixedBytes = 2 ** 13;

/** Reads damaged copies of a file; each must be read with finite numbers or be refused by one line, quickly, in little memory. */
export async function fuzz(
  [name, original, as]: FuzzSample,
  { trials, seed }: { readonly trials: number; readonly seed: number },
): Promise<FuzzReport> {
  const faults: string[] = [];
  const allocations = watchAllocations();
  let [refused, slowestMs, largestShare] = [0, 0, 0];
  try {
    for (let index = 0; index < trials; index++) {
      const bytes = damaged(original, index, seed);
      allocations.reset();
      const { sentence, fault, tookMs } = await unhurried(() => attempt({ name, bytes, as }));
      const share = Math.max(allocations.largestBytes() - fixedBytes, 0) / Math.max(bytes.length, 1);
      if (sentence !== undefined) refused++;
      slowestMs = Math.max(slowestMs, tookMs);
      largestShare = Math.max(largestShare, share);
      const found = fault ?? excess(tookMs, share);
      if (found !== undefined) faults.push(`damage ${index}: ${found}`);
    }
  } finally {
    allocations.stop();
  }
  return { name, trials, refused, slowestMs, largestShare, faults };
}

function excess(tookMs: number, share: number): string | undefined {
  if (tookMs > longestMs) return `took ${tookMs.toFixed(0)} ms`;
  return share > mostShare ? `took an array of ${share.toFixed(1)} times the file` : undefined;
}

interface Attempt {
  /** With which the file was refused. */
  readonly sentence?: string;
  readonly fault?: string;
  readonly tookMs: number;
}

/** A pause of the machine is no hang of the reader: what took long is tried once more. */
async function unhurried(one: () => Promise<Attempt>): Promise<Attempt> {
  const first = await one();
  return first.tookMs > longestMs ? one() : first;
}

async function attempt(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly as: FuzzSample[2];
}): Promise<Attempt> {
  const { name, bytes, as } = file;
  const started = performance.now();
  try {
    const { measurements } = await readMeasurement({ name, bytes, ...(as && { as }) });
    const tookMs = performance.now() - started;
    const wrong = measurements.map(notFinite).find((found) => found !== undefined);
    return { tookMs, ...(wrong !== undefined && { fault: `gave ${wrong}` }) };
  } catch (problem) {
    const tookMs = performance.now() - started;
    const fault = faultOf(problem, name);
    return { tookMs, ...(fault === undefined ? { sentence: String(problem) } : { fault }) };
  }
}

/** What is wrong with the way in which a file was refused. */
function faultOf(problem: unknown, name: string): string | undefined {
  if (!(problem instanceof InputError)) return `threw ${String(problem)}`;
  if (!/^[^\n]+$/.test(problem.sentence))
    return `said more than one line: ${JSON.stringify(problem.sentence)}`;
  return problem.place.file === name ? undefined : `did not name the file: ${problem.sentence}`;
}

/** A number of a measurement that is infinite, or NaN where it is no height without a value. */
function notFinite(measurement: Measurement): string | undefined {
  for (const [field, value] of Object.entries(measurement) as [string, unknown][]) {
    // Spectra are a list of arrays.
    for (const numbers of [value].flat() as readonly unknown[]) {
      if (!(numbers instanceof Float64Array || numbers instanceof Float32Array)) continue;
      const mayMiss = field === 'zNm';
      for (const number of numbers)
        if (!Number.isFinite(number) && !(mayMiss && Number.isNaN(number))) return `${number} in ${field}`;
    }
  }
  return undefined;
}
