import { formatConcise, formatSignificant, type Determination, type Estimate } from '@modalgain/numerics';
import type { ComparisonResult, FilmResult } from '@modalgain/study';

/** A quantity of the gain fit as a column of the table of pairs. */
export interface GainColumn {
  readonly symbol: string;
  readonly unit: string;
  readonly scale: number;
  readonly of: (film: FilmResult) => Determination | null | undefined;
  /** After over before; packing goes with the density. */
  readonly ratio: keyof ComparisonResult['ratios'];
}

const known = (estimate: Estimate): Determination => ({ kind: 'determined', estimate });

export const columns: readonly GainColumn[] = [
  {
    symbol: 'Γ_{modal}',
    unit: '',
    scale: 1,
    of: ({ waveguide }) =>
      waveguide?.mode.kind === 'guided' ? known(waveguide.mode.confinementModal) : null,
    ratio: 'confinementModal',
  },
  {
    symbol: 'g_{net}',
    unit: 'cm⁻¹',
    scale: 1,
    of: ({ netGain, gain }) =>
      netGain.find(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === gain?.referenceFluenceUjPerCm2)?.netGainPerCm,
    ratio: 'netGain',
  },
  {
    symbol: 'g_{film}',
    unit: 'cm⁻¹',
    scale: 1,
    of: ({ gain }) => gain?.filmGainPerCm,
    ratio: 'filmGain',
  },
  { symbol: 'α', unit: 'cm⁻¹', scale: 1, of: ({ gain }) => gain?.lossPerCm, ratio: 'loss' },
  {
    symbol: 'n_{t}',
    unit: '10¹⁵ cm⁻³',
    scale: 1e15,
    of: ({ gain }) => gain?.densityPerCm3,
    ratio: 'density',
  },
  { symbol: 'packing', unit: '', scale: 1, of: ({ gain }) => gain?.packing, ratio: 'density' },
];

/** What stands in a cell: a number with its error, a limit, or words. */
export function cellText({ of, scale }: GainColumn, film: FilmResult): string {
  const found = of(film);
  if (!found) return '';
  if (found.kind === 'determined')
    return formatConcise(found.estimate.value / scale, found.estimate.standardError / scale);
  return openText(found.interval95, scale);
}

function openText([lower, upper]: readonly [number, number] = [-Infinity, Infinity], scale: number): string {
  const [low, high] = [lower / scale, upper / scale];
  if (Number.isFinite(high) && low > 0)
    return `${formatSignificant(low, 2)} to ${formatSignificant(high, 2)}`;
  if (Number.isFinite(high)) return `<\u2009${formatSignificant(high, 2)}`;
  return low > 0 && Number.isFinite(low) ? `>\u2009${formatSignificant(low, 2)}` : 'open';
}

export function ratioText({ ratio }: GainColumn, { ratios }: ComparisonResult): string {
  const found = ratios[ratio];
  if (found?.kind !== 'determined') return found ? 'open' : '';
  return formatConcise(found.estimate.value, found.estimate.standardError);
}
