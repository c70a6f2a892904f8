import { propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { modeNear } from '@modalgain/optics';
import { withExtinction } from './absorbing-guide.js';
import { modeOf, stackOf } from './guide.js';
import type { Surroundings } from './guide.js';
import type { FilmOnSubstrate } from './waveguide.js';

/**
 * Loss of TE0 to absorption in cm-1: 2 k0 Im N of the stack with the k of the film and of the media around it. Its interval holds the errors of thickness, n and
 * k; where k lies within its error of 0 it is an upper bound. Null where the film's k is not known.
 */
export function absorptionLossOf({
  thicknessNm,
  filmIndex,
  extinction,
  surroundings,
}: Pick<FilmOnSubstrate, 'thicknessNm' | 'filmIndex' | 'extinction' | 'surroundings'>): Estimate | null {
  if (!extinction) return null;
  const loss = propagate(
    [thicknessNm, filmIndex, extinction],
    ([thickness = NaN, n = NaN, k = NaN]) =>
      lossAt(surroundings, { thicknessNm: thickness, filmIndex: n, extinction: k }),
    `mode solver with k; ${extinction.method}`,
  );
  const [lower, upper] = loss.interval95;
  return { ...loss, interval95: [Math.max(lower, 0), upper] };
}

/** 0 below cut-off. */
function lossAt(
  around: Surroundings,
  film: { readonly thicknessNm: number; readonly filmIndex: number; readonly extinction: number },
): number {
  const lossless = modeOf(around, film);
  if (lossless.kind === 'cut-off') return 0;
  const mode = modeNear(withExtinction(stackOf(around, film), around, film.extinction), 'TE', [
    lossless.effectiveIndex,
    0,
  ]);
  const firstOrder = (lossless.confinementModal * 4e7 * Math.PI * film.extinction) / around.wavelengthNm;
  return mode ? -mode.modalGainPerCm : firstOrder;
}
