import { findRoot } from '@modalgain/numerics';
import { withFilm, type GuideStack } from './guide-stack.js';
import { filmMode } from './film-mode.js';
import { modeName, type WhichMode } from './guide-modes.js';

/** Where on a slider a mode begins or ends. */
export interface CutoffTick {
  readonly mode: string;
  readonly at: number;
}

export interface CutoffTicks {
  readonly thicknessNm: readonly CutoffTick[];
  readonly index: readonly CutoffTick[];
  /** Indices held: above this wavelength the mode is gone. */
  readonly wavelengthNm: readonly CutoffTick[];
}

type Range = readonly [low: number, high: number];

/** Ends of the three sliders. */
export interface SliderRanges {
  readonly thicknessNm: Range;
  readonly index: Range;
  readonly wavelengthNm: Range;
}

const marked: readonly WhichMode[] = [
  { polarization: 'TE', order: 0 },
  { polarization: 'TM', order: 0 },
  { polarization: 'TE', order: 1 },
];

/** Where TE0, TM0 and TE1 start or end along each slider, the other two as they stand; none beside an absorbing layer. */
export function cutoffTicks(guide: GuideStack, ranges: SliderRanges): CutoffTicks {
  const { thicknessNm } = guide.film;
  /** How much the film exceeds the cut-off, as a bounded number that grows with the index and falls with the wavelength. */
  const excess = (changed: GuideStack, mode: WhichMode): number => {
    const cutoffNm = filmMode(changed, mode).cutoffNm(changed.film.index);
    return cutoffNm === null ? NaN : Math.atan((thicknessNm - cutoffNm) / thicknessNm);
  };
  const along = (range: Range, at: (value: number) => GuideStack): CutoffTick[] =>
    marked.flatMap((mode) => {
      const value = crossing(range, (x) => excess(at(x), mode));
      return value === undefined ? [] : { mode: modeName(mode), at: value };
    });
  return {
    thicknessNm: marked.flatMap((mode) => {
      const at = filmMode(guide, mode).cutoffNm(guide.film.index);
      return at !== null && isWithin(ranges.thicknessNm, at) ? { mode: modeName(mode), at } : [];
    }),
    index: along(ranges.index, (index) => withFilm(guide, { index })),
    wavelengthNm: along(ranges.wavelengthNm, (wavelengthNm) => ({ ...guide, wavelengthNm })),
  };
}

const isWithin = ([low, high]: Range, value: number): boolean => value >= low && value <= high;

function crossing([low, high]: Range, f: (x: number) => number): number | undefined {
  const [atLow, atHigh] = [f(low), f(high)];
  return atLow * atHigh < 0 ? findRoot({ f, lower: low, upper: high }) : undefined;
}
