import { normalQuantile975, propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { FilmResult, PredictedLossResult } from '../results/index.js';
import type { Study } from '../schema/study.js';
import { statedSurface } from './film-surface.js';
import type { RoughSurface } from './film-surface.js';
import { modelScattering, surfaceScattering } from './film-scattering.js';
import type { RoughGuide } from './film-scattering.js';
import type { Surroundings } from './guide.js';
import { asEstimate } from './fluence.js';
import { combineRepeats } from './repeats.js';

type Beside = PredictedLossResult['beside'][number];

/** The theory takes both sides of the film for one medium: right within this factor, at 95 %. */
const theoryFactor = 2;

interface LossRequest {
  readonly film: FilmResult;
  /** Of the film's upper side. */
  readonly roughSurfaces: readonly RoughSurface[];
  readonly study: Study;
  readonly around: Surroundings | undefined;
}

/** A film with its predicted loss, and beside it the losses that were fitted, measured and claimed. */
export function withPredictedLoss(request: LossRequest): FilmResult {
  const { film, study } = request;
  const predicted = predictedLossOf(request);
  if (!predicted) return film;
  const claimed = study.films[film.name].claims?.loss;
  const found: Record<Beside['kind'], Estimate | null | undefined> = {
    fitted: film.gain?.lossPerCm.kind === 'determined' ? film.gain.lossPerCm.estimate : null,
    measured: film.lossPerCm,
    claimed: claimed && asEstimate(claimed),
  };
  const beside = (['fitted', 'measured', 'claimed'] as const).flatMap((kind) => {
    const lossPerCm = found[kind];
    if (!lossPerCm) return [];
    const withoutFilm = sumOf([predicted.scatteringPerCm, predicted.mediaAbsorptionPerCm ?? null]);
    const ratio = ratioOf(lossPerCm, predicted.sumPerCm);
    return [{ kind, lossPerCm, ratio, ratioToScattering: ratioOf(lossPerCm, withoutFilm) }];
  });
  return { ...film, predictedLoss: { ...predicted, beside } };
}

/**
 * The loss of TE0 that roughness and k of a film and of the media around it make, each with its error; null where the film guides nothing, or its roughness
 * or correlation length is not known.
 */
function predictedLossOf(request: LossRequest): Omit<PredictedLossResult, 'beside'> | null {
  const { film, roughSurfaces, study, around } = request;
  const mode = film.waveguide?.mode;
  const { thicknessNm, filmIndex } = film;
  if (mode?.kind !== 'guided' || !thicknessNm || !filmIndex || !around || roughSurfaces.length === 0)
    return null;
  const guide: RoughGuide = { thicknessNm, filmIndex, around };
  const upper = roughSurfaces.map((surface) => surfaceScattering(guide, surface));
  const repeated = (estimates: readonly Estimate[], quantity: string): Estimate =>
    combineRepeats({ estimates, quantity, film: film.name }).estimate;
  const surfaceScatteringPerCm = repeated(
    upper.map(({ lossPerCm }) => lossPerCm),
    'scattering',
  );
  const below = study.stack?.roughness;
  const substrateScatteringPerCm = below
    ? modelScattering(guide, { surface: statedSurface(below), interfaceAt: 1 })
    : null;
  const scatteringPerCm = withTheoryError(sumOf([surfaceScatteringPerCm, substrateScatteringPerCm]));
  const absorptionPerCm = mode.absorptionLossPerCm ?? null;
  const mediaAbsorptionPerCm = mode.mediaAbsorptionLossPerCm ?? null;
  return {
    scatteringPerCm,
    surfaceScatteringPerCm,
    substrateScatteringPerCm,
    absorptionPerCm,
    mediaAbsorptionPerCm,
    sumPerCm: sumOf([scatteringPerCm, absorptionPerCm, mediaAbsorptionPerCm]),
    correlationLengthNm: repeated(
      roughSurfaces.map(({ correlationLengthNm }) => correlationLengthNm),
      'correlation length',
    ),
    roughnessFrom: upper.every(({ measured }) => measured) ? 'spectrum' : 'sq-and-length',
  };
}

function sumOf(parts: readonly (Estimate | null)[]): Estimate {
  const known = parts.filter((part) => part !== null);
  if (known.length === 1) return known[0];
  const methods = known.map(({ method }) => method).join(' + ');
  return propagate(known, (values) => values.reduce((sum, value) => sum + value, 0), methods);
}

/** The factor of the theory, normal in the logarithm, beside the errors of what was measured. */
function withTheoryError(scattering: Estimate): Estimate {
  const { value, interval95, method } = scattering;
  const [lower, upper] = interval95.map((end) =>
    Math.exp(Math.hypot(Math.log(Math.max(0, end) / value), Math.log(theoryFactor))),
  );
  const ends = [value / lower, value * upper] as const;
  return {
    value,
    standardError: (ends[1] - ends[0]) / (2 * normalQuantile975),
    interval95: ends,
    method: `${method}; theory within a factor of ${theoryFactor}`,
  };
}

/** One loss over another: the errors of both, as factors, in squares. */
function ratioOf(lossPerCm: Estimate, predictedPerCm: Estimate): Estimate {
  const value = lossPerCm.value / predictedPerCm.value;
  const factor = (end: number, opposite: number): number =>
    Math.exp(
      Math.hypot(
        Math.log(Math.max(0, end) / lossPerCm.value),
        Math.log(Math.max(0, opposite) / predictedPerCm.value),
      ),
    );
  const lower = value / factor(lossPerCm.interval95[0], predictedPerCm.interval95[1]);
  const upper = value * factor(lossPerCm.interval95[1], predictedPerCm.interval95[0]);
  const standardError = (upper - lower) / (2 * normalQuantile975);
  return { value, standardError, interval95: [lower, upper], method: 'over predicted loss' };
}
