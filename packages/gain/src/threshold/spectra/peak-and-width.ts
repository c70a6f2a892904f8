import { smoothed } from './smooth.js';

/** Peak and full width at half maximum of a spectrum without background. */
export interface PeakAndWidth {
  readonly peakNm: number;
  readonly fwhmNm: number;
}

/** Half-width of the smoothing window in units of the band's own width: a Gaussian loses 0.2 % of its height to it. */
const windowShare = 0.18;

/** From four times too wide a guess the window shrinks to the band's own in three rounds. */
const rounds = 3;

/**
 * Smoothed in rounds, each with a window in proportion to the width that the one before found, so that a narrow band
 * is not widened and a wide one not left noisy. The peak is that of a parabola through the smoothed top; the half-maximum
 * points are the outermost neighbours of the peak region, straight between channels.
 *
 * @returns undefined where the spectrum does not fall to half its maximum on both sides
 */
export function peakAndWidth(
  wavelengthNm: Float64Array,
  spectrum: Float64Array,
  expectedFwhmNm: number,
): PeakAndWidth | undefined {
  const count = wavelengthNm.length;
  const channelNm = (wavelengthNm[count - 1] - wavelengthNm[0]) / (count - 1);
  let found: PeakAndWidth | undefined;
  let fwhmNm = expectedFwhmNm;
  for (let round = 0; round < rounds; round++) {
    const halfWidth = Math.round((windowShare * fwhmNm) / channelNm);
    found = readOff(wavelengthNm, smoothed(spectrum, halfWidth));
    if (found === undefined) return undefined;
    ({ fwhmNm } = found);
  }
  return found;
}

function readOff(wavelengthNm: Float64Array, spectrum: Float64Array): PeakAndWidth | undefined {
  const top = spectrum.indexOf(Math.max(...spectrum));
  if (!(spectrum[top] > 0) || top === 0 || top === spectrum.length - 1) return undefined;
  const { x: peakNm, y: height } = vertex(wavelengthNm, spectrum, top);
  const half = height / 2;
  let left = top;
  while (left > 0 && spectrum[left - 1] > half) left -= 1;
  let right = top;
  while (right < spectrum.length - 1 && spectrum[right + 1] > half) right += 1;
  if (left === 0 || right === spectrum.length - 1) return undefined;
  const between = (outside: number, inside: number): number =>
    wavelengthNm[outside] +
    ((half - spectrum[outside]) / (spectrum[inside] - spectrum[outside])) *
      (wavelengthNm[inside] - wavelengthNm[outside]);
  return {
    peakNm,
    fwhmNm: between(right + 1, right) - between(left - 1, left),
  };
}

/** The vertex of the parabola through the highest channel and its neighbours. */
function vertex(x: Float64Array, y: Float64Array, top: number): { readonly x: number; readonly y: number } {
  const [before, after] = [x[top] - x[top - 1], x[top + 1] - x[top]];
  const rise = (y[top] - y[top - 1]) / before;
  const fall = (y[top + 1] - y[top]) / after;
  const bend = (fall - rise) / (before + after);
  if (!(bend < 0)) return { x: x[top], y: y[top] };
  const slope = rise + bend * before;
  return { x: x[top] - slope / (2 * bend), y: y[top] - (slope * slope) / (4 * bend) };
}
