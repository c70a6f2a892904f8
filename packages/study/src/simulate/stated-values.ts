import type { Quantity } from '@modalgain/numerics';
import type { ExperimentDraws } from './draws.js';
import { trueFluenceAt } from './film-physics.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;

/** What the study file states as measured elsewhere: the truth with a drawn error, and the size of that error. */
export interface StatedValues {
  readonly emissionCrossSectionCm2: Required<Quantity>;
  readonly lossPerCm: Readonly<Partial<Record<string, Required<Quantity>>>>;
  readonly thresholdUjPerCm2: Readonly<Partial<Record<string, Required<Quantity>>>>;
}

/** Draws the stated values. They are rounded as a person writes them, far below their errors. */
export function drawStatedValues(truth: ExperimentTruth, draws: ExperimentDraws): StatedValues {
  const films = Object.entries(truth.films);
  const { emissionCrossSectionCm2, emissionCrossSectionErrorCm2 } = truth;
  const crossSection =
    emissionCrossSectionCm2 + emissionCrossSectionErrorCm2 * draws.common('emissionCrossSection').normal();
  const losses = films.flatMap(([name, { lossPerCm, lossMeasurement }]) => {
    if (lossMeasurement === undefined) return [];
    const { errorPerCm } = lossMeasurement;
    const drawn = lossPerCm + errorPerCm * draws.forFilm(name, 'loss').normal();
    return [[name, { value: Number(drawn.toFixed(1)), standardError: errorPerCm }] as const];
  });
  return {
    emissionCrossSectionCm2: {
      value: Number(crossSection.toPrecision(3)),
      standardError: emissionCrossSectionErrorCm2,
    },
    lossPerCm: Object.fromEntries(losses),
    thresholdUjPerCm2: Object.fromEntries(
      films.flatMap(([name]) => {
        const threshold = drawThreshold(truth, name, draws);
        return threshold === undefined ? [] : [[name, threshold] as const];
      }),
    ),
  };
}

function drawThreshold(
  truth: ExperimentTruth,
  name: string,
  draws: ExperimentDraws,
): Required<Quantity> | undefined {
  const { threshold } = truth.films[name];
  if (threshold === undefined) return undefined;
  const { netGainTimesLength, stripeLengthUm, errorUjPerCm2 } = threshold;
  const netGainPerCm = (netGainTimesLength / stripeLengthUm) * umPerCm;
  const fluence = trueFluenceAt(truth, truth.films[name], netGainPerCm);
  if (fluence === undefined) return undefined;
  const drawn = fluence + errorUjPerCm2 * draws.forFilm(name, 'threshold').normal();
  return { value: Number(drawn.toFixed(1)), standardError: errorUjPerCm2 };
}
