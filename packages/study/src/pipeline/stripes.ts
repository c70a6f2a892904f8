import { amplifiedLengthCm, fitStripe, fitStripeSeries } from '@modalgain/gain';
import type { EquationOneWindow, StripeFit } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { StripeResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { StudyContext } from './context.js';
import { fluencesOfFile } from './fluence.js';
import { readStripes } from './read-stripe.js';
import type { StripeSource } from './read-stripe.js';

type StripeFiles = Extract<NonNullable<FilmInput['stripe']>, { files: unknown }>;

/** The scans of a film by increasing fluence, and how their net gains hang together. */
export interface FilmStripes {
  readonly stripes: StripeResult[];
  /** Correlation of the net gains through what the scans share, row-major, in the order of `stripes`. */
  readonly netGainCorrelation: Float64Array;
}

/**
 * All stripe-length scans of a film in one fit with a common saturation intensity, unless the study asks for each by
 * itself, or the scans speak against it.
 */
export async function stripesOf(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
): Promise<FilmStripes> {
  const sources = await gatherScans(context, name, stripe);
  const series = sources.map(({ scan, exclude }) => ({ scan, options: { exclude } }));
  if (stripe.shareSaturation) {
    const { fits, netGainCorrelation } = fitStripeSeries(series);
    return { stripes: sources.map((source, i) => resultOf(source, fits[i])), netGainCorrelation };
  }
  const size = sources.length;
  return {
    stripes: sources.map((source, i) => resultOf(source, fitStripe(series[i].scan, series[i].options))),
    netGainCorrelation: Float64Array.from({ length: size * size }, (_, cell) =>
      cell % (size + 1) === 0 ? 1 : 0,
    ),
  };
}

interface ScanOfFilm extends StripeSource {
  readonly fluence: Estimate | undefined;
  readonly exclude: ReturnType<typeof exclusionsOf>;
}

/** Reads the scans of a film, sorted by fluence; those without one come last. */
async function gatherScans(context: StudyContext, name: string, stripe: StripeFiles): Promise<ScanOfFilm[]> {
  const path = ['films', name, 'stripe'];
  const files = await context.inputs.list(stripe.files, context.placeOf([...path, 'files']));
  if (stripe.fluence && stripe.fluence.length !== files.length) {
    throw new InputError(
      `lists ${stripe.fluence.length} fluences for ${files.length} files (${files.join(', ')}); expected one a file.`,
      context.placeOf([...path, 'fluence']),
    );
  }
  refuseStrayExclusions(context, name, stripe, files);
  const sources: ScanOfFilm[] = [];
  for (const [position, file] of files.entries()) {
    context.signal?.throwIfAborted();
    const scans = await readStripes(context, name, file);
    const fluences = fluencesOfFile({
      pump: context.study.pump,
      file,
      fromHeaders: scans.map(({ scan }) => scan.fluenceUjPerCm2),
      listed: stripe.fluence?.at(position),
      place: context.placeOf(['pump']),
    });
    const exclude = exclusionsOf(stripe, file);
    for (const { scan } of scans) refuseMissingPoints(context, name, stripe, scan);
    sources.push(...scans.map((source, i) => ({ ...source, fluence: fluences[i], exclude })));
  }
  const order = ({ fluence }: ScanOfFilm): number => fluence?.value ?? Infinity;
  return sources.sort((a, b) => order(a) - order(b));
}

/** Points that the user leaves out; counted from 1 in the study file, from 0 in the fit. */
function exclusionsOf({ exclude = [] }: StripeFiles, file: string) {
  return exclude
    .filter((entry) => entry.file === file)
    .flatMap(({ points, reason }) => points.map((point) => ({ index: point - 1, reason })));
}

function refuseMissingPoints(
  context: StudyContext,
  name: string,
  { exclude = [] }: StripeFiles,
  scan: StripeScan,
): void {
  for (const [i, { file, points }] of exclude.entries()) {
    const beyond = points.find(
      (point) => file === scan.provenance.file && point > scan.stripeLengthUm.length,
    );
    if (beyond === undefined) continue;
    throw new InputError(
      `names point ${beyond} of ${file}, which has points 1 to ${scan.stripeLengthUm.length}.`,
      context.placeOf(['films', name, 'stripe', 'exclude', i, 'points']),
    );
  }
}

function refuseStrayExclusions(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
  files: readonly string[],
): void {
  const stray = (stripe.exclude ?? []).findIndex(({ file }) => !files.includes(file));
  if (stray < 0) return;
  throw new InputError(
    `names a file that is not among the scans of ${name}: ${files.join(', ')}.`,
    context.placeOf(['films', name, 'stripe', 'exclude', stray, 'file']),
  );
}

function resultOf({ scan, band, fluence }: ScanOfFilm, fit: StripeFit): StripeResult {
  return {
    files: [scan.provenance.file],
    fluenceUjPerCm2: fluence ?? null,
    outcome: fit.outcome,
    netGainPerCm: fit.netGainPerCm ?? null,
    netGainIntervalPerCm: fit.netGainIntervalPerCm,
    models: fit.models.map(({ name, title, weight, netGainPerCm }) => ({
      name,
      label: title,
      weight,
      netGainPerCm,
    })),
    intensityUnit: scan.intensityUnit,
    band: band ?? null,
    points: pointsOf(scan, fit),
    curve: curveOf(fit),
    windowFit: windowFitOf(fit, scan),
    compressionLengthUm: fit.compressionLengthUm ?? null,
    diagnostics: null,
    spectralGain: null,
    verdicts: [...fit.verdicts],
  };
}

function pointsOf(scan: StripeScan, fit: StripeFit): StripeResult['points'] {
  if (fit.points.length === 0) {
    // Not fitted: the points are still drawn.
    return Array.from(scan.stripeLengthUm, (stripeLengthUm, i) => ({
      stripeLengthUm,
      intensity: scan.intensity[i],
      standardDeviation: scan.intensityError?.[i] ?? null,
      residual: null,
      excluded: null,
    }));
  }
  return fit.points.map(({ stripeLengthUm, intensity, standardDeviation, residual, excluded }) => ({
    stripeLengthUm,
    intensity,
    standardDeviation,
    residual,
    excluded: excluded ?? null,
  }));
}

function curveOf({ curve }: StripeFit): StripeResult['curve'] {
  if (!curve) return null;
  return {
    x: Array.from(curve.stripeLengthUm),
    y: Array.from(curve.intensity),
    lower: Array.from(curve.lower95),
    upper: Array.from(curve.upper95),
  };
}

const rules: Record<EquationOneWindow['rule'], string> = {
  'all-points': 'all points',
  'best-r2': 'window of the best R²',
  given: 'the window given',
};

/** The window that a person at a plotting program would have settled on. */
function windowFitOf({ equationOne, netGainPerCm }: StripeFit, scan: StripeScan): StripeResult['windowFit'] {
  const window =
    equationOne.find(({ rule }) => rule === 'given') ?? equationOne.find(({ rule }) => rule === 'best-r2');
  if (!window) return null;
  const hasGain = netGainPerCm !== undefined && netGainPerCm.interval95[0] > 0;
  return {
    rule: rules[window.rule],
    windowUm: [window.fromUm, window.toUm],
    netGainPerCm: window.netGainPerCm,
    relativeBias: hasGain ? window.predictedBiasPerCm / netGainPerCm.value : null,
    curve: equationOneCurve(window, scan),
  };
}

const curvePoints = 60;

/** Eq. 1 as fitted to the window, over the whole scan: outside its window it parts from the points. */
function equationOneCurve(
  { netGainPerCm, sourcePerCm }: EquationOneWindow,
  scan: StripeScan,
): { x: number[]; y: number[] } {
  const longestUm = scan.stripeLengthUm.reduce((a, b) => Math.max(a, b), 0);
  const x = Array.from({ length: curvePoints }, (_, i) => (longestUm * (i + 1)) / curvePoints);
  return { x, y: x.map((lengthUm) => sourcePerCm * amplifiedLengthCm(lengthUm / 1e4, netGainPerCm.value)) };
}
