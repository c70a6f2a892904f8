import { formatSignificant } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { ResonatorResult } from '../results/index.js';
import type { DfbInput } from '../schema/resonator.js';
import type { ResonatorFilm } from './film-resonator.js';

type DfbLaser = Pick<Extract<ResonatorResult, { kind: 'dfb' }>, 'stopBandNm' | 'couplingPerCm'>;

/** Coupled waves take kappa to be small beside beta: the stop band is lambda kappa/(pi n_g) of the wavelength. */
const widestStopBand = 0.01;
/** Deeper grooves change the mode that their coupling is computed with. */
const deepestGrooves = 1 / 4;

/** A caution where a grating is so strong that first-order coupled waves are a guide only. */
export function strongGrating(
  name: string,
  { thicknessNm, around: { wavelengthNm } }: Pick<ResonatorFilm, 'thicknessNm' | 'around'>,
  { corrugation }: Pick<DfbInput, 'corrugation'>,
  { stopBandNm, couplingPerCm }: DfbLaser,
): Verdict[] {
  const share = stopBandNm.value / wavelengthNm;
  const depth = (corrugation?.depth.value ?? 0) / thicknessNm.value;
  if (share <= widestStopBand && depth <= deepestGrooves) return [];
  const reasons = [
    ...(share > widestStopBand
      ? [
          `its stop band of ${formatSignificant(stopBandNm.value, 2)} nm is ${percent(share)} of the wavelength`,
        ]
      : []),
    ...(depth > deepestGrooves ? [`its grooves are ${percent(depth)} of the film deep`] : []),
  ];
  return [
    {
      code: 'grating-too-strong',
      severity: 'caution',
      sentence: `The grating of ${name} is too strong for its theory.`,
      detail: `Period, coupling and threshold are those of coupled waves to first order, good up to a stop band of 1 % of the wavelength and grooves of a quarter of the film: ${reasons.join(', and ')}.`,
      evidence: { stopBandShare: share, grooveShare: depth, couplingPerCm: couplingPerCm.value },
      next: 'Shallower grooves, or a rigorous solver for this grating.',
      film: name,
    },
  ];
}

const percent = (share: number): string => `${formatSignificant(100 * share, 2)} %`;
