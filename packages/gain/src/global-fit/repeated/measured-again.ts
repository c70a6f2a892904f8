import type { FilmGainData, GlobalFitInput, ScaleInput } from '../inputs.js';
import { modelNetGain, topState, type FluenceKind } from '../net-gain.js';
import type { FittedSystem } from '../quantity.js';
import type { FilmSystem } from '../system.js';

/** Unit-normal deviations of the named sources of error in one trial; sources that are not there deviate by 0. */
export type DeviationOf = (source: string) => number;

/** The net gains of a film in one trial: how far each lies from the truth, and what its analysis says of their errors, cm-1. */
export interface NetGainErrors {
  readonly errorPerCm: readonly number[];
  /** As in `FilmGainData`; those of the study where left out. */
  readonly standardErrorPerCm?: readonly number[];
  readonly covariancePerCm2?: Float64Array;
}

/** What a trial redraws of a gain fit. */
export interface GainTrial {
  readonly deviationOf: DeviationOf;
  /** Standard normal numbers for what has an error of its own: measured losses, thresholds, what is known of F_s. */
  readonly normal: () => number;
  readonly netGainErrors: (film: FilmGainData) => NetGainErrors;
  /** Confinement, thickness and pump as measured in this trial; undefined where the film then guides no mode and stays out. */
  readonly measuredAgain: (
    film: FilmGainData,
  ) => Pick<FilmGainData, 'confinementModal' | 'thicknessNm' | 'pumpDepth'> | undefined;
}

/**
 * The input of a gain fit as another measurement of the same films would have given it: net gains, losses, thresholds and what
 * is known of F_s scatter about what the fit says (a parametric bootstrap), fluences and the cross-section deviate by their named
 * sources, each once for all films. Undefined where no film is left.
 */
export function measuredAgain(
  fitted: FittedSystem,
  input: GlobalFitInput,
  trial: GainTrial,
): GlobalFitInput | undefined {
  const truth = deviatingValues(fitted, trial.deviationOf);
  const films = input.films.flatMap((data, i): FilmGainData[] => {
    const again = filmAgain(fitted, { film: fitted.system.films[i], truth, trial });
    const measured = trial.measuredAgain(data);
    if (!again || !measured) return [];
    const { confinementModal, thicknessNm, pumpDepth } = measured;
    return [
      { ...again, confinementModal, ...(thicknessNm && { thicknessNm }), ...(pumpDepth && { pumpDepth }) },
    ];
  });
  const prior = input.saturationFluencePrior;
  const saturation = prior && saturationAgain(fitted, prior, trial);
  if (films.length === 0) return undefined;
  return {
    ...input,
    films,
    emissionCrossSectionCm2: deviated(input.emissionCrossSectionCm2, trial.deviationOf),
    ...(saturation && { saturationFluencePrior: saturation }),
  };
}

/** The fitted films, their densities, losses and F_s, where the fluences are off by this trial's deviations. */
function deviatingValues({ system, fit }: FittedSystem, deviationOf: DeviationOf): Float64Array {
  const values = fit.values.slice();
  for (const { source, parameter } of system.fluenceSources) values[parameter] = deviationOf(source);
  // At a given density the gain rise goes with the inversion at the top fluence, which deviates as well.
  for (const film of system.films)
    values[film.gainRise] *=
      topState({ system, film, values }).range / topState({ system, film, values: fit.values }).range;
  return values;
}

interface FilmAgain {
  readonly film: FilmSystem;
  readonly truth: Float64Array;
  readonly trial: GainTrial;
}

/** Undefined where no net gain came out of the trial; those that did not are left out. */
function filmAgain(fitted: FittedSystem, { film, truth, trial }: FilmAgain): FilmGainData | undefined {
  const { data } = film;
  const expected = (fluenceUjPerCm2: number, kind: FluenceKind): number =>
    modelNetGain({ system: fitted.system, film, fluenceUjPerCm2, values: truth, kind });
  const { errorPerCm, standardErrorPerCm, covariancePerCm2 } = trial.netGainErrors(data);
  const points = data.points.map((point, i) => ({
    fluenceUjPerCm2: point.fluenceUjPerCm2,
    netGainPerCm: expected(point.fluenceUjPerCm2, 'data') + errorPerCm[i],
    standardErrorPerCm: standardErrorPerCm?.[i] ?? point.standardErrorPerCm,
  }));
  const kept = points.flatMap((point, i) => (Number.isFinite(point.netGainPerCm) ? [i] : []));
  const loss = data.measuredLoss && {
    ...data.measuredLoss,
    lossPerCm: truth[film.loss] + data.measuredLoss.standardErrorPerCm * trial.normal(),
  };
  const gainLength = gainLengthAgain(film, expected, trial.normal);
  if (kept.length === 0) return undefined;
  const covariance = covariancePerCm2 ?? data.covariancePerCm2;
  return {
    ...data,
    points: kept.map((i) => points[i]),
    ...(covariance && { covariancePerCm2: submatrix(covariance, kept, points.length) }),
    ...(loss && { measuredLoss: loss }),
    ...(data.threshold && gainLength !== undefined && { threshold: { ...data.threshold, gainLength } }),
  };
}

const umPerCm = 1e4;

/** g L at the threshold, where that enters the fit. */
function gainLengthAgain(
  { data, threshold }: FilmSystem,
  expected: (fluenceUjPerCm2: number, kind: FluenceKind) => number,
  normal: () => number,
): number | undefined {
  if (!data.threshold || threshold?.kind !== 'used') return undefined;
  const drawn = expected(threshold.fluenceUjPerCm2, 'threshold') + threshold.standardErrorPerCm * normal();
  return (drawn * data.threshold.stripeLengthUm) / umPerCm;
}

function submatrix(matrix: Float64Array, kept: readonly number[], size: number): Float64Array {
  return Float64Array.from(kept.flatMap((i) => kept.map((j) => matrix[i * size + j])));
}

function deviated({ value, errors }: ScaleInput, deviationOf: DeviationOf): ScaleInput {
  const shift = errors.reduce(
    (sum, { source, relativeError }) => sum + relativeError * deviationOf(source),
    0,
  );
  return { value: value * Math.exp(shift), errors };
}

/** A prior on ln F_s, about the fitted one. */
function saturationAgain(
  { system: { films }, fit }: FittedSystem,
  prior: NonNullable<GlobalFitInput['saturationFluencePrior']>,
  { normal }: GainTrial,
): typeof prior {
  const relativeError = prior.standardErrorUjPerCm2 / prior.fluenceUjPerCm2;
  const fluenceUjPerCm2 = Math.exp(relativeError * normal()) / fit.values[films[0].saturation];
  return { fluenceUjPerCm2, standardErrorUjPerCm2: relativeError * fluenceUjPerCm2 };
}
