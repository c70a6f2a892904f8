import { densityLossRidge, filmGainAndLoss, fitGain } from '@modalgain/gain';
import type { FilmGainData, GlobalFitInput, GlobalGainFit } from '@modalgain/gain';
import { normalQuantile975 } from '@modalgain/numerics';
import type { Determination, Estimate } from '@modalgain/numerics';
import type { FilmGainResult, GainFitResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { Study } from '../schema/study.js';
import { asEstimate } from './fluence.js';
import { modeOf } from './guide.js';
import type { Surroundings } from './guide.js';
import type { NetGainAtFluence } from './net-gain.js';

/** What the stages before know of a film, as far as the gain fit needs it. */
export interface FilmForGain {
  readonly name: string;
  readonly input: FilmInput;
  readonly thicknessNm: Estimate;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  readonly filmIndex: Estimate;
  readonly confinementModal: Estimate;
  readonly netGain: readonly NetGainAtFluence[];
  /** Of the data among `netGain`; undefined if they are independent. */
  readonly netGainCovariancePerCm2: Float64Array | undefined;
}

/** Two net gains are the least that a density and a loss can be read from. */
const fewestGains = 2;

/**
 * The global fit of a study; undefined where it has no cross-section, or no film with two net gains and a guided mode.
 * Films in which no gain was seen at all stay out: their data would only say how small the gain is.
 */
export function gainFitOf(
  study: Study,
  films: readonly FilmForGain[],
  around: Surroundings,
): GlobalGainFit | undefined {
  const { emissionCrossSection, gain, pump } = study;
  const fitted = films.filter(
    ({ netGain }) =>
      netGain.filter(({ netGainPerCm }) => netGainPerCm.kind === 'determined').length >= fewestGains,
  );
  if (!emissionCrossSection || fitted.length === 0) return undefined;
  const { value, standardError = 0 } = emissionCrossSection;
  const input: GlobalFitInput = {
    films: fitted.map((film) => filmData(film, study, around)),
    emissionCrossSectionCm2: {
      value,
      errors:
        standardError > 0 ? [{ source: 'emission cross-section', relativeError: standardError / value }] : [],
    },
    model: { name: gain.model, ...(gain.occupancy !== undefined && { degeneracy: gain.occupancy }) },
    share: gain.share,
    ...(pump?.scaleError && {
      fluenceScaleError: { source: 'fluence scale', relativeError: pump.scaleError.value },
    }),
    ...(gain.saturationFluence?.standardError !== undefined && {
      saturationFluencePrior: {
        fluenceUjPerCm2: gain.saturationFluence.value,
        standardErrorUjPerCm2: gain.saturationFluence.standardError,
      },
    }),
    referenceFluencesUjPerCm2: [referenceFluence(fitted)],
  };
  return fitGain(input);
}

/** The highest fluence of any film: where film gains are stated. */
export function referenceFluence(films: readonly Pick<FilmForGain, 'netGain'>[]): number {
  return Math.max(...films.flatMap(({ netGain }) => netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)));
}

function filmData(film: FilmForGain, { gain }: Study, around: Surroundings): FilmGainData {
  const { name, input, netGain, thicknessNm, confinementModal } = film;
  const loss = input.loss ?? (gain.loss === 'free' ? undefined : gain.loss);
  const { threshold } = input;
  return {
    film: name,
    points: netGain.flatMap(({ fluenceUjPerCm2, datum }) =>
      datum ? [{ fluenceUjPerCm2, netGainPerCm: datum.value, standardErrorPerCm: datum.standardError }] : [],
    ),
    ...(film.netGainCovariancePerCm2 && { covariancePerCm2: film.netGainCovariancePerCm2 }),
    confinementModal: { value: confinementModal.value, errors: confinementErrors(film, around) },
    thicknessNm: {
      value: thicknessNm.value,
      errors: thicknessErrors(film),
    },
    ...(loss && { measuredLoss: { lossPerCm: loss.value, standardErrorPerCm: loss.standardError ?? 0 } }),
    ...(threshold?.definition &&
      threshold.stripeLength && {
        threshold: {
          fluenceUjPerCm2: threshold.fluence.value,
          standardErrorUjPerCm2: threshold.fluence.standardError ?? 0,
          stripeLengthUm: threshold.stripeLength.value,
          definition: threshold.definition,
        },
      }),
  };
}

/** The film's own error of thickness, and the one that it shares with all films measured by the same AFM. */
function thicknessErrors({ name, thicknessNm, heightScaleError }: FilmForGain) {
  const relative = thicknessNm.standardError / thicknessNm.value;
  const own = Math.sqrt(Math.max(0, relative ** 2 - heightScaleError ** 2));
  return [
    { source: `thickness of ${name}`, relativeError: own },
    { source: 'AFM height scale', relativeError: heightScaleError },
  ].filter(({ relativeError }) => relativeError > 0);
}

/** How thickness and index move the confinement of a film, as named sources: the thickness moves n_t d as well. */
function confinementErrors(film: FilmForGain, around: Surroundings) {
  const { name, thicknessNm, filmIndex, confinementModal } = film;
  const at = (thickness: number, index: number): number => {
    const mode = modeOf(around, { thicknessNm: thickness, filmIndex: index });
    return mode.kind === 'guided' ? mode.confinementModal : 0;
  };
  const [d, n] = [thicknessNm, filmIndex];
  const byThickness = (relative: number): number =>
    (at(d.value * (1 + relative), n.value) - at(d.value * (1 - relative), n.value)) / 2;
  const byIndex = (at(d.value, n.value + n.standardError) - at(d.value, n.value - n.standardError)) / 2;
  return [
    ...thicknessErrors(film).map(({ source, relativeError }) => ({
      source,
      shift: byThickness(relativeError),
    })),
    { source: `index of ${name}`, shift: byIndex },
  ]
    .map(({ source, shift }) => ({ source, relativeError: shift / confinementModal.value }))
    .filter(({ relativeError }) => relativeError !== 0);
}

interface FilmGainRequest {
  readonly fit: GlobalGainFit;
  readonly film: FilmForGain;
  readonly idealDensityPerCm3: number | null;
}

/** What the global fit says of one film, for the results; null for a film that took no part. */
export function filmGainOf({ fit, film, idealDensityPerCm3 }: FilmGainRequest): FilmGainResult | null {
  const found = fit.films.find((candidate) => candidate.film === film.name);
  const reference = found?.filmGains.at(0);
  if (!found || !reference) return null;
  const { fluenceUjPerCm2, filmGainPerCm } = reference;
  const density = found.densityPerCm3;
  const { loss } = film.input;
  return {
    referenceFluenceUjPerCm2: fluenceUjPerCm2,
    densityPerCm3: density.determination,
    lossPerCm: found.lossPerCm.determination,
    filmGainPerCm: filmGainPerCm.determination,
    modalGainPerCm: modalGainOf(fit, film, filmGainPerCm.determination, fluenceUjPerCm2),
    packing: idealDensityPerCm3 === null ? null : scaled(density.determination, 1 / idealDensityPerCm3),
    densityErrorBudget:
      density.determination.kind === 'determined'
        ? {
            statistical: density.parts.statistical / density.bestFit,
            systematic: density.parts.systematic / density.bestFit,
          }
        : null,
    lossPrior: loss ? asEstimate(loss) : null,
    netGainCurve: {
      x: [...found.curve.fluenceUjPerCm2],
      y: [...found.curve.netGainPerCm],
      lower: [...found.curve.lowerPerCm],
      upper: [...found.curve.upperPerCm],
    },
    ridge: ridgeOf(fit, film.name),
  };
}

function ridgeOf(fit: GlobalGainFit, film: string): FilmGainResult['ridge'] {
  const { densityPerCm3, lossPerCm, deltaChiSquare } = densityLossRidge(fit, film);
  return {
    densityPerCm3: [...densityPerCm3],
    lossPerCm: [...lossPerCm],
    deltaChiSquare: [...deltaChiSquare],
  };
}

/** Gamma times film gain: what the stripes measure, so that the errors of Gamma and sigma_e do not enter it. */
function modalGainOf(
  fit: GlobalGainFit,
  film: FilmForGain,
  filmGain: Determination,
  fluenceUjPerCm2: number,
): Determination {
  if (filmGain.kind === 'not-determined')
    return { kind: 'not-determined', why: filmGain.why, next: filmGain.next };
  const { filmGainPerCm, covariancePerCm2 } = filmGainAndLoss(fit, { film: film.name, fluenceUjPerCm2 });
  const relativeError = Math.sqrt(covariancePerCm2[0]) / filmGainPerCm;
  const value = film.confinementModal.value * filmGainPerCm;
  const factor = Math.exp(normalQuantile975 * relativeError);
  const estimate: Estimate = {
    value,
    standardError: value * relativeError,
    interval95: [value / factor, value * factor],
    method: 'global fit, linearised',
  };
  return { kind: 'determined', estimate };
}

/** A determination in another unit. */
export function scaled(determination: Determination, factor: number): Determination {
  if (determination.kind === 'not-determined') {
    const { interval95, ...rest } = determination;
    return interval95 ? { ...rest, interval95: [interval95[0] * factor, interval95[1] * factor] } : rest;
  }
  const { value, standardError, interval95, method } = determination.estimate;
  return {
    kind: 'determined',
    estimate: {
      value: value * factor,
      standardError: standardError * factor,
      interval95: [interval95[0] * factor, interval95[1] * factor],
      method,
    },
  };
}

/** The fit as a whole, for the results. */
export function gainFitResult(fit: GlobalGainFit, study: Study): GainFitResult {
  const width = fit.parameterNames.length;
  const { values, status } = fit.fitted.fit;
  const first = fit.films.at(0);
  if (!first || !study.emissionCrossSection) throw new Error('a gain fit has films and a cross-section');
  return {
    model: fit.model.title,
    modelFormula: fit.model.formula,
    films: fit.films.map(({ film }) => film),
    saturationFluenceUjPerCm2: first.saturationFluenceUjPerCm2.determination,
    emissionCrossSectionCm2: asEstimate(study.emissionCrossSection),
    lossMeaning: fit.model.lossMeaning,
    chiSquare: fit.chiSquare,
    degreesOfFreedom: fit.degreesOfFreedom,
    parameters: fit.parameterNames.map((name, i) => ({ name, value: values[i], status: status[i] })),
    correlation: Array.from({ length: width }, (_, i) =>
      Array.from(fit.correlation.subarray(i * width, (i + 1) * width)),
    ),
    verdicts: [...fit.verdicts],
  };
}
