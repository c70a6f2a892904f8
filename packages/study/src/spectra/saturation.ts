import type { SpectrumSeries } from '@modalgain/measurements';
import { formatSignificant } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';

/** Why a point whose spectrum is cut off does not enter a fit. */
export const saturatedReason = 'the detector was full';

const units = {
  stripeLengthUm: 'µm',
  positionUm: 'µm',
  fluenceUjPerCm2: 'µJ/cm²',
  pulseEnergyUj: 'µJ',
  unknown: '',
} as const;

/** Says which spectra were left out, because the detector was full; undefined where there are none. */
export function saturationVerdict({
  series: { variable, variableValues, spectra: all },
  saturated,
  fullScale,
}: {
  readonly series: SpectrumSeries;
  /** Indices of spectra. */
  readonly saturated: readonly number[];
  /** What a channel gives at most, where it is stated. */
  readonly fullScale: number | undefined;
}): Verdict | undefined {
  if (saturated.length === 0) return undefined;
  const at = saturated.map((i) => formatSignificant(variableValues[i], 4));
  const shown = at.length > 6 ? [...at.slice(0, 5), `${at.length - 5} more`] : at;
  const sign =
    fullScale === undefined
      ? 'five or more neighbouring channels share the largest value'
      : `channels reach full scale (${formatSignificant(fullScale, 5)})`;
  return {
    code: 'saturated-spectra',
    severity: 'caution',
    sentence: `${saturated.length === 1 ? 'One spectrum is' : `${saturated.length} spectra are`} cut off and left out.`,
    detail: `Of ${all.length} spectra those at ${shown.join(', ')} ${units[variable]}: ${sign}.`,
    evidence: { spectra: saturated.length, of: all.length, fullScaleStated: fullScale !== undefined },
    next: 'Repeat them with a shorter integration time or a filter.',
  };
}
