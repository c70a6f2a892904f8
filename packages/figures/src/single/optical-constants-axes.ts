import { superscript } from '@modalgain/numerics';
import type { Axis } from '../draw/panel.js';
import { logTicks } from '../draw/ticks.js';

/** Logarithmic where a tenfold range would squeeze the visible into a corner. */
export function wavelengthAxis(windowNm: readonly [number, number]): Axis {
  return { domain: windowNm, scale: windowNm[1] / windowNm[0] > 6 ? 'log' : 'linear' };
}

/** An axis of n or k, and the power of ten by which its values are divided. */
export interface QuantityAxis {
  readonly axis: Axis;
  readonly unit: number;
}

/** Labels of more decades than this would touch. */
const mostDecades = 6;

/** k over three decades or more stands on a logarithmic axis, small k in powers of ten. */
export function quantityAxis(quantity: 'n' | 'k', found: readonly (number | null)[]): QuantityAxis {
  const values = found.filter((value) => value !== null);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (quantity === 'n') {
    const room = Math.max(0.12 * (high - low), 0.004 * high);
    return { axis: { domain: [low - room, high + 2 * room], label: 'n' }, unit: 1 };
  }
  const least = Math.min(...values.filter((value) => value > 0));
  if (high / least > 1000) return { axis: logarithmicAxis([least / 2, high * 2]), unit: 1 };
  const exponent = Math.floor(Math.log10(high));
  const unit = exponent < -2 ? 10 ** exponent : 1;
  const label = unit === 1 ? 'k' : `k (10${superscript(exponent)})`;
  return { axis: { domain: [(-0.06 * high) / unit, (1.15 * high) / unit], label }, unit };
}

function logarithmicAxis(domain: readonly [number, number]): Axis {
  const all = logTicks(domain);
  const every = Math.ceil(all.length / mostDecades);
  return { domain, scale: 'log', label: 'k', ticks: all.filter((_, i) => i % every === 0), tickText };
}

function tickText(tick: number): string {
  const exponent = Math.round(Math.log10(tick));
  const isPower = Math.abs(Math.log10(tick) - exponent) < 1e-9;
  return isPower && exponent !== 0 ? `10${superscript(exponent)}` : String(tick);
}
