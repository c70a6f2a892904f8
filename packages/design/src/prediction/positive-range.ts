import { normalQuantile975, type Estimate } from '@modalgain/numerics';
import { firstPositive } from './crossing.js';
import type { PredictionInput } from './inputs.js';
import { netGainAt } from './net-gain-at.js';

/** From which thickness on the net gain is positive. */
export type PositiveRange =
  | { readonly kind: 'from'; readonly thicknessNm: Estimate }
  /** Already at the thinnest film of the grid. */
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'nowhere'; readonly why: string };

/**
 * The thickness where the predicted net gain crosses zero. Its 95 % interval is where zero lies inside the band of the
 * net gain; an end outside the grid is open.
 */
export function positiveRange(input: PredictionInput): PositiveRange {
  const grid = input.thicknessGridNm;
  const edge = (deviations: number) =>
    firstPositive((thickness) => {
      const predicted = netGainAt(input, thickness);
      return predicted && predicted.netGainPerCm + deviations * predicted.standardErrorPerCm;
    }, grid);
  const value = edge(0);
  if (value === undefined) return { kind: 'nowhere', why: reason(input) };
  if (value === grid[0]) return { kind: 'everywhere' };
  const lower = edge(normalQuantile975) ?? value;
  const upper = edge(-normalQuantile975) ?? Infinity;
  const interval95 = [lower === grid[0] ? 0 : lower, upper] as const;
  const standardError = (upper - interval95[0]) / (2 * normalQuantile975);
  return {
    kind: 'from',
    thicknessNm: { value, standardError, interval95, method: 'where zero lies in the band of the net gain' },
  };
}

function reason(input: PredictionInput): string {
  const { gain, thicknessGridNm: grid } = input;
  const guided = grid.map((thickness) => netGainAt(input, thickness)).filter((point) => point !== undefined);
  const thickest = grid[grid.length - 1];
  if (guided.length === 0) return `No film up to ${thickest} nm guides a mode.`;
  const best = Math.max(...guided.map((point) => point.confinementModal));
  const needed = gain.lossPerCm / gain.filmGainPerCm;
  return `Up to ${thickest} nm the confinement reaches ${best.toFixed(3)}; loss over film gain is ${needed.toFixed(3)}.`;
}
