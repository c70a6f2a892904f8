import type { FilmResult, StripeResult } from '../../results/index.js';
import type { Study } from '../../schema/index.js';
import type { FilmTruth } from '../truth.js';
import type { AssumedQuantity, Assumptions } from './assumptions.js';

/** A film of a twin with the scans that it repeats, weakest first. */
export interface TwinFilm {
  readonly name: string;
  readonly film: FilmTruth;
  readonly result: FilmResult;
  readonly scans: readonly StripeResult[];
}

const mpaPerKgPerCm2 = 0.0980665;
/** Where no AFM scan tells. */
const usualCorrelationLengthNm = 120;

interface FilmRequest {
  readonly result: FilmResult;
  readonly input: Study['films'][string];
  readonly assumptions: Assumptions;
}

/** A film of a study for its twin; the reason where it cannot have one. */
export function twinFilm(request: FilmRequest): TwinFilm | string {
  const { result, input } = request;
  const { name, surfaces, lossPerCm } = result;
  const scans = result.stripes.filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 !== null);
  if (scans.length === 0) return 'has no stripe scan of a known fluence';
  const numbers = numbersOf(request);
  const open = quantities.filter((quantity) => numbers[quantity] === undefined);
  const { thickness, index, density, loss } = numbers;
  if (thickness === undefined || index === undefined || density === undefined || loss === undefined)
    return `does not determine ${open.join(' and ')}; state it with --assume ${name}.${open[0]}=value`;
  const ofScan = surfaces.find(({ filmCorrelationLengthNm }) => filmCorrelationLengthNm);
  const film: FilmTruth = {
    ...(input.stampedFrom !== undefined && { stampedFrom: input.stampedFrom }),
    ...(input.pressure && { pressureKgPerCm2: input.pressure.value / mpaPerKgPerCm2 }),
    ...(input.duration && { durationMin: input.duration.value / 60 }),
    thicknessNm: thickness,
    roughnessSqNm: result.roughnessSqNm?.value ?? 0,
    correlationLengthNm: ofScan?.filmCorrelationLengthNm?.value ?? usualCorrelationLengthNm,
    index,
    extinction: Math.max(result.extinction ?? 0, 0),
    densityPerCm3: density,
    lossPerCm: loss,
    scans: scansLike(scans),
    ...(lossPerCm &&
      Number.isFinite(lossPerCm.standardError) && {
        lossMeasurement: { errorPerCm: Number(lossPerCm.standardError.toPrecision(3)) },
      }),
    ...asUsual,
  };
  return { name, film, result, scans };
}

const asUsual = {
  heightMapFormat: 'gwy',
  stripeRecord: 'intensity',
  photoluminescence: false,
  diagnostics: false,
} as const;

const quantities = ['thickness', 'index', 'density', 'loss'] as const satisfies readonly AssumedQuantity[];

/** What is stated goes before what is found. */
function numbersOf({
  result,
  assumptions,
}: FilmRequest): Record<(typeof quantities)[number], number | undefined> {
  const { name, gain, thicknessNm, filmIndex, lossPerCm } = result;
  const settled = (determination: NonNullable<typeof gain>['densityPerCm3'] | undefined) =>
    determination?.kind === 'determined' ? determination.estimate.value : undefined;
  const stated = (quantity: AssumedQuantity): number | undefined => assumptions.get(`${name}.${quantity}`);
  return {
    thickness: stated('thickness') ?? thicknessNm?.value,
    index: stated('index') ?? filmIndex?.value,
    density: stated('density') ?? settled(gain?.densityPerCm3),
    loss: stated('loss') ?? settled(gain?.lossPerCm) ?? lossPerCm?.value,
  };
}

/** Repeats are one scan; the lengths are those of the scan with the most. */
function scansLike(scans: readonly StripeResult[]): NonNullable<FilmTruth['scans']> {
  const fluences = scans.flatMap(({ fluenceUjPerCm2 }) => (fluenceUjPerCm2 ? [fluenceUjPerCm2.value] : []));
  const fullest = scans.reduce((most, next) => (next.points.length > most.points.length ? next : most));
  return {
    fluencesUjPerCm2: [...new Set(fluences)],
    stripeLengthsUm: [...new Set(fullest.points.map(({ stripeLengthUm }) => stripeLengthUm))],
  };
}
