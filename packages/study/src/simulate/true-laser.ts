import { dfbModes, dfbPeriodNm } from '@modalgain/optics';
import { trueFluenceAt, trueMode } from './film-physics.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** What is true of the DFB laser that the study file asks for. */
export interface TrueLaser {
  readonly periodNm: number;
  /** Undefined where the film never has the gain for it. */
  readonly thresholdUjPerCm2: number | undefined;
}

/** Undefined without a resonator, or a mode. */
export function trueLaser(truth: ExperimentTruth, film: FilmTruth): TrueLaser | undefined {
  const { resonator, emissionWavelengthNm: wavelengthNm } = truth;
  const mode = trueMode(truth, film);
  if (!resonator || mode.kind === 'cut-off') return undefined;
  const { order, lengthUm, couplingPerCm } = resonator;
  const [{ thresholdPerCm }] = dfbModes({ coupling: { indexPerCm: couplingPerCm }, lengthUm });
  return {
    periodNm: dfbPeriodNm({ wavelengthNm, effectiveIndex: mode.effectiveIndex, order }),
    thresholdUjPerCm2: trueFluenceAt(truth, film, thresholdPerCm),
  };
}
