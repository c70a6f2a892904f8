import { analyseEdgeLoss, analyseShiftingSpot, analyseTwoStripes } from '@modalgain/gain';
import type { DecayResult, LossResult, TwoStripesResult } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { LossScanResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { LossFiles } from '../schema/loss.js';
import type { StudyContext } from './context.js';
import { asEstimate } from './fluence.js';
import { combineRepeats } from './repeats.js';

/** The loss of a film that was measured apart from its gain. */
export interface FilmLoss {
  /** As it enters the gain fit; null where none was measured, or no scan bounds it. */
  readonly lossPerCm: Estimate | null;
  readonly lossScans: LossScanResult[];
  readonly verdicts: Verdict[];
}

/**
 * The passive loss of a film: stated, or the mean over its scans of shifted spot, shifted stripe and two stripes.
 *
 * @throws InputError for scans that cannot be used
 */
export async function filmLoss(
  context: StudyContext,
  name: string,
  loss: FilmInput['loss'],
): Promise<FilmLoss> {
  if (loss === undefined) return { lossPerCm: null, lossScans: [], verdicts: [] };
  if ('value' in loss) return { lossPerCm: asEstimate(loss), lossScans: [], verdicts: [] };
  const lossScans = [
    ...(await decays({ context, name, loss, method: 'spot' })),
    ...(await decays({ context, name, loss, method: 'edge' })),
    ...(await twoStripes(context, name, loss)),
  ];
  const estimates = lossScans.flatMap(({ lossPerCm }) => lossPerCm ?? []);
  const combined =
    estimates.length === 0 ? undefined : combineRepeats({ estimates, quantity: 'loss', film: name });
  return {
    lossPerCm: combined?.estimate ?? null,
    lossScans,
    verdicts: [
      ...lossScans.flatMap(({ verdicts }) => verdicts),
      ...(combined?.verdict ? [combined.verdict] : []),
    ],
  };
}

const analyses = { spot: analyseShiftingSpot, edge: analyseEdgeLoss } as const;

async function decays(request: {
  readonly context: StudyContext;
  readonly name: string;
  readonly loss: LossFiles;
  readonly method: keyof typeof analyses;
}): Promise<LossScanResult[]> {
  const { context, name, loss, method } = request;
  const { background, readNoise } = loss;
  const options = { background, ...(readNoise !== undefined && { readNoise }) };
  const place = context.placeOf(['films', name, 'loss', method]);
  const results: LossScanResult[] = [];
  for (const file of await context.inputs.list(loss[method] ?? [], place)) {
    const { measurements } = await context.inputs.read({ file, as: 'distance-scan', film: name });
    results.push(
      ...measurements.map((scan) =>
        decayResult(
          name,
          file,
          inFile(file, () => analyses[method](scan, options)),
        ),
      ),
    );
  }
  return results;
}

async function twoStripes(
  context: StudyContext,
  name: string,
  { twoStripes: pair }: LossFiles,
): Promise<LossScanResult[]> {
  if (pair === undefined) return [];
  const results: LossScanResult[] = [];
  const place = context.placeOf(['films', name, 'loss', 'twoStripes', 'files']);
  const stripeLengthUm = asEstimate(pair.stripeLength);
  for (const file of await context.inputs.list(pair.files, place)) {
    const { measurements } = await context.inputs.read({ file, as: 'stripe-pair', film: name });
    for (const { near, far, both } of measurements) {
      const readings = { near: [...near], far: [...far], both: [...both] };
      results.push(
        pairResult(
          name,
          file,
          inFile(file, () => analyseTwoStripes({ readings, stripeLengthUm })),
        ),
      );
    }
  }
  return results;
}

/** What a room finds wrong with the numbers of a file is told of that file. */
export function inFile<T>(file: string, analyse: () => T): T {
  try {
    return analyse();
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}

function decayResult(film: string, file: string, result: DecayResult): LossScanResult {
  return {
    ...common(film, file, result),
    background: result.background ?? null,
    points: [...result.points],
    netGainPerCm: null,
  };
}

function pairResult(film: string, file: string, result: TwoStripesResult): LossScanResult {
  return {
    ...common(film, file, result),
    background: null,
    points: [],
    netGainPerCm: result.netGainPerCm ?? null,
  };
}

function common(film: string, file: string, result: LossResult) {
  const { method, outcome, lossPerCm, lossIntervalPerCm, verdicts } = result;
  return {
    files: [file],
    method,
    outcome,
    lossPerCm: lossPerCm ?? null,
    lossIntervalPerCm,
    verdicts: verdicts.map((verdict) => ({ ...verdict, film })),
  };
}
