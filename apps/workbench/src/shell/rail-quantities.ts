import { formatSignificant, type Estimate } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import type { PageId } from '../pages/pages';

/** What stands beside a film in the rail: a number with its error, or words. */
export type RailValue =
  | { readonly kind: 'estimate'; readonly estimate: Estimate }
  | { readonly kind: 'words'; readonly words: string }
  | null;

/** The rail's second column: the page's own quantity, so that the rail is a ranking too. */
export interface RailQuantity {
  /** Symbol as text with `_{...}` for what stands low. */
  readonly symbol: string;
  readonly unit: string;
  readonly of: (film: FilmResult) => RailValue;
}

const estimateOf = (estimate: Estimate | null | undefined): RailValue =>
  estimate ? { kind: 'estimate', estimate } : null;

const noMode: RailValue = { kind: 'words', words: 'no mode' };

/** The net gain at the highest fluence; an upper limit or words where there is none. */
function netGainOf({ netGain, waveguide }: FilmResult): RailValue {
  if (waveguide?.mode.kind === 'cut-off') return noMode;
  const last = netGain.at(-1);
  if (!last) return null;
  if (last.netGainPerCm.kind === 'not-determined') {
    const upper = last.netGainPerCm.interval95?.[1] ?? Infinity;
    if (last.outcome !== 'no-gain') return { kind: 'words', words: 'open' };
    return {
      kind: 'words',
      words: Number.isFinite(upper) ? `<\u2009${formatSignificant(upper, 2)}` : 'no gain',
    };
  }
  const { estimate } = last.netGainPerCm;
  return last.outcome === 'no-gain'
    ? { kind: 'words', words: `<\u2009${formatSignificant(estimate.interval95[1], 2)}` }
    : { kind: 'estimate', estimate };
}

function confinementOf({ waveguide }: FilmResult): RailValue {
  if (!waveguide) return null;
  return waveguide.mode.kind === 'guided' ? estimateOf(waveguide.mode.confinementModal) : noMode;
}

const netGain: RailQuantity = { symbol: 'g_{net}', unit: 'cm⁻¹', of: netGainOf };

/** By page; pages that are not named show the net gain. */
const quantities: Partial<Record<PageId, RailQuantity>> = {
  surface: { symbol: 'S_{q}', unit: 'nm', of: ({ roughnessSqNm }) => estimateOf(roughnessSqNm) },
  threshold: {
    symbol: 'E_{th}',
    unit: 'µJ/cm²',
    of: ({ threshold }) => estimateOf(threshold?.fluenceUjPerCm2),
  },
  waveguide: { symbol: 'Γ', unit: 'modal', of: confinementOf },
};

export const railQuantityOf = (page: PageId): RailQuantity => quantities[page] ?? netGain;
