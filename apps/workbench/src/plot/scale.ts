import { formatSignificant, superscript } from '@modalgain/numerics';
import { linearTicks, logTicks } from '@modalgain/figures';

export type Interval = readonly [number, number];

/** Values to pixels and back, with the ticks of its axis. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly invert: (pixel: number) => number;
  readonly domain: Interval;
  readonly range: Interval;
  readonly ticks: readonly number[];
  readonly text: (tick: number) => string;
}

export function linearScale(domain: Interval, range: Interval, tickCount = 5): Scale {
  const slope = (range[1] - range[0]) / (domain[1] - domain[0]);
  return {
    at: (value) => range[0] + (value - domain[0]) * slope,
    invert: (pixel) => domain[0] + (pixel - range[0]) / slope,
    domain,
    range,
    ticks: linearTicks(domain, tickCount),
    text: (tick) => formatSignificant(tick, 4).replace('-', '\u2212'),
  };
}

/** Values that are not above zero lie below every pixel. */
export function logScale([low, high]: Interval, range: Interval): Scale {
  const inner = linearScale([Math.log10(low), Math.log10(high)], range);
  return {
    at: (value) => (value > 0 ? inner.at(Math.log10(value)) : 2 * range[0] - range[1]),
    invert: (pixel) => 10 ** inner.invert(pixel),
    domain: [low, high],
    range,
    ticks: logTicks([low, high]),
    text: powerText,
  };
}

/** 1 and 10 as they are, other powers as 10³; what lies between in full. */
function powerText(tick: number): string {
  const exponent = Math.round(Math.log10(tick));
  const isPower = Math.abs(Math.log10(tick) - exponent) < 1e-9;
  return isPower && (exponent > 1 || exponent < 0)
    ? `10${superscript(exponent)}`
    : formatSignificant(tick, 3);
}
