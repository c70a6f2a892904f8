import type { Markish } from '@observablehq/plot';
import { curveMark, levelMark } from '../draw/marks.js';
import type { Axis } from '../draw/panel.js';
import { inks } from '../style/inks.js';

/** Rise of chi-square at the ends of a 95 % interval of one parameter. */
export const chiSquareRise95 = 3.841458820694124;

/** The rise of chi-square over its minimum along one quantity. */
export interface Profile {
  readonly x: readonly number[];
  readonly deltaChiSquare: readonly number[];
}

const highestRise = 6.3;

/** From a little below the minimum, where markers stand, to above the rise that closes an interval, which is named. */
export const riseAxis: Axis = {
  domain: [-0.7, highestRise],
  ticks: [0, 2, chiSquareRise95, 6],
  tickText: (tick) => (tick === chiSquareRise95 ? '95\u00a0%' : String(tick)),
};

/** The level at which an interval of 95 % ends. */
export function level95(): Markish {
  return levelMark(chiSquareRise95, inks.faint, '1.5 2');
}

/** The profile as a line. */
export function profileCurve(
  { x, deltaChiSquare }: Profile,
  look: { stroke: string; dashes?: string | undefined },
): Markish {
  return curveMark({ x, y: deltaChiSquare }, look);
}

/** Where the misfit is least. */
export function lowestPlace({ x, deltaChiSquare }: Profile): number | undefined {
  return x[deltaChiSquare.indexOf(Math.min(...deltaChiSquare))];
}

/** All x at which a profile is inside the frame; logarithmic where they span a factor of five. */
export function profileAxis(profiles: readonly Profile[]): Axis {
  const seen = profiles.flatMap(({ x, deltaChiSquare }) =>
    x.filter((_, i) => (deltaChiSquare[i] ?? Infinity) <= highestRise),
  );
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  if (low > 0 && high > 5 * low) return { domain: [low / 1.1, high * 1.1], scale: 'log' };
  const room = 0.04 * (high - low);
  return { domain: [low - room, high + room] };
}
