import { type Estimate, logNormalEstimate } from '@modalgain/numerics';
import type { RadialSpectrum } from '../roughness/radial-spectrum.js';

/** A range of spatial angular frequencies q = 2 pi/period. */
export interface Band {
  readonly fromPerNm: number;
  readonly toPerNm: number;
}

/** A narrower band than this does not stand for the roughness. */
const leastRatio = 4;

/** What both spectra cover; `null` where that is less than a factor of 4. */
export function commonBand(a: RadialSpectrum, b: RadialSpectrum): Band | null {
  const fromPerNm = Math.max(a.fromPerNm, b.fromPerNm);
  const toPerNm = Math.min(highest(a), highest(b));
  return toPerNm >= leastRatio * fromPerNm ? { fromPerNm, toPerNm } : null;
}

const highest = ({ wavenumberPerNm }: RadialSpectrum): number => wavenumberPerNm[wavenumberPerNm.length - 1];

/** Sq of the waves of a band: Sq^2 = 1/(2 pi) times the integral of q W over q; rings are flat between the middles of neighbours. */
export function bandRoughness(spectrum: RadialSpectrum, { fromPerNm, toPerNm }: Band): Estimate {
  const { wavenumberPerNm: q, densityNm4, relativeError } = spectrum;
  let [sum, variance] = [0, 0];
  for (let i = 0; i < q.length; i++) {
    const from = Math.max(fromPerNm, i === 0 ? spectrum.fromPerNm : Math.sqrt(q[i - 1] * q[i]));
    const to = Math.min(toPerNm, i === q.length - 1 ? q[i] : Math.sqrt(q[i] * q[i + 1]));
    if (to <= from) continue;
    const part = (densityNm4[i] * (to ** 2 - from ** 2)) / (4 * Math.PI);
    sum += part;
    variance += (part * relativeError[i]) ** 2;
  }
  return logNormalEstimate(
    Math.sqrt(sum),
    Math.sqrt(variance) / sum / 2,
    'power spectrum in the common band',
  );
}
