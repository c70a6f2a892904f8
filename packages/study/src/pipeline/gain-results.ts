import { densityLossRidge, filmGainAndLoss } from '@modalgain/gain';
import type { GlobalGainFit } from '@modalgain/gain';
import { logNormalEstimate } from '@modalgain/numerics';
import type { Determination } from '@modalgain/numerics';
import type { FilmGainResult, GainFitResult } from '../results/index.js';
import type { Study } from '../schema/study.js';
import { asEstimate } from './fluence.js';
import type { FilmForGain } from './gain-fit.js';

interface FilmGainRequest {
  readonly fit: GlobalGainFit;
  /** The same without measured losses, thresholds and priors; undefined where none of these entered. */
  readonly gainsAlone: GlobalGainFit | undefined;
  readonly film: FilmForGain;
  readonly idealDensityPerCm3: number | null;
}

/** What the global fit says of one film, for the results; null for a film that took no part. */
export function filmGainOf({
  fit,
  gainsAlone,
  film,
  idealDensityPerCm3,
}: FilmGainRequest): FilmGainResult | null {
  const found = fit.films.find((candidate) => candidate.film === film.name);
  const reference = found?.filmGains.at(0);
  if (!found || !reference) return null;
  const { fluenceUjPerCm2, filmGainPerCm } = reference;
  const density = found.densityPerCm3;
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
    lossPrior: film.measuredLossPerCm ?? null,
    netGainCurve: {
      x: [...found.curve.fluenceUjPerCm2],
      y: [...found.curve.netGainPerCm],
      lower: [...found.curve.lowerPerCm],
      upper: [...found.curve.upperPerCm],
    },
    ridge: ridgeOf(fit, film.name),
    gainsAlone: gainsAlone ? aloneOf(gainsAlone, film.name) : null,
  };
}

function aloneOf(gainsAlone: GlobalGainFit, film: string): FilmGainResult['gainsAlone'] {
  const found = gainsAlone.films.find((candidate) => candidate.film === film);
  if (!found) return null;
  return {
    densityPerCm3: found.densityPerCm3.determination,
    lossPerCm: found.lossPerCm.determination,
    ridge: ridgeOf(gainsAlone, film),
  };
}

function ridgeOf(fit: GlobalGainFit, film: string): NonNullable<FilmGainResult['ridge']> {
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
  return { kind: 'determined', estimate: logNormalEstimate(value, relativeError, 'global fit, linearised') };
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
    from: 'gains',
    model: fit.model.title,
    modelFormula: fit.model.formula,
    films: fit.films.map(({ film }) => film),
    saturationFluenceUjPerCm2: first.saturationFluenceUjPerCm2.determination,
    emissionCrossSectionCm2: asEstimate(study.emissionCrossSection),
    chiSquare: fit.chiSquare,
    degreesOfFreedom: fit.degreesOfFreedom,
    lossMeaning: fit.model.lossMeaning,
    parameters: fit.parameterNames.map((name, i) => ({ name, value: values[i], status: status[i] })),
    correlation: Array.from({ length: width }, (_, i) =>
      Array.from(fit.correlation.subarray(i * width, (i + 1) * width)),
    ),
    modelComparison: null,
    profiles: [],
    correlations: null,
    forecasts: [],
    fromScans: null,
    verdicts: [...fit.verdicts],
  };
}
