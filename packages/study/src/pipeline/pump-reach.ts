import type { GlobalGainFit } from '@modalgain/gain';
import type { FilmForGain } from './gain-input.js';
import { pumpedFilmGain } from './pumped-film-gain.js';

/** Film gain at other thicknesses, because the pump reaches less far into a thicker film: numbers, so that a page can hold them. */
export interface PumpReach {
  /** Increasing, so close that a smooth curve through them is the gain between them. */
  readonly thicknessNm: readonly number[];
  /** Film gain over that of the film as it is. */
  readonly relativeFilmGain: readonly number[];
  /** The same with F_s a standard deviation up. */
  readonly withSaturationShift: readonly number[];
}

const thinnestNm = 10;
/** The pump makes fringes within the film, about 100 nm apart: steps of 10 nm follow them to a thousandth of the gain. */
const stepNm = 10;
const thickestFineNm = 400;
const growth = 1.05;
const thickestNm = 2100;

/** Null where the gain fit did not average over the depth of the film: then the film gain is taken as the same at every thickness. */
export function pumpReachOf(
  fit: GlobalGainFit,
  film: FilmForGain,
  fluenceUjPerCm2: number,
): PumpReach | null {
  const pumped = pumpedFilmGain(fit, film, fluenceUjPerCm2);
  if (!pumped) return null;
  const shifted = pumped.shiftOf(() => 1).confinementAt;
  const thicknessNm = thicknesses();
  const relativeFilmGain = thicknessNm.map(pumped.relativeFilmGainAt);
  return {
    thicknessNm,
    relativeFilmGain,
    withSaturationShift: thicknessNm.map((thickness, i) => relativeFilmGain[i] * (shifted(thickness) ?? 1)),
  };
}

function thicknesses(): number[] {
  const found: number[] = [];
  for (let thickness = thinnestNm; thickness < thickestFineNm; thickness += stepNm) found.push(thickness);
  for (let thickness = thickestFineNm; thickness < thickestNm; thickness *= growth) found.push(thickness);
  return found;
}
