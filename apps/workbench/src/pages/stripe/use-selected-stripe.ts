import type { StripeResult } from '@modalgain/study';
import { useSearchParams } from 'wouter';

/** Which scan is shown large, and how to choose another. */
export interface SelectedStripe {
  readonly index: number;
  readonly select: (index: number) => void;
}

const fluenceOf = (stripe: StripeResult | undefined): string =>
  String(stripe?.fluenceUjPerCm2?.value ?? 'unknown');

/** Position of a scan among those of the same fluence, from 1. */
const repeatOf = (stripes: readonly StripeResult[], index: number): number =>
  stripes.slice(0, index + 1).filter((stripe) => fluenceOf(stripe) === fluenceOf(stripes[index])).length;

/** The scan that the address names by fluence (and number, where several have it), else that of the highest fluence. */
export function useSelectedStripe(stripes: readonly StripeResult[]): SelectedStripe {
  const [search, setSearch] = useSearchParams();
  const fluence = search.get('fluence');
  const repeat = Number(search.get('repeat') ?? 1);
  const named = stripes.findIndex(
    (stripe, i) => fluenceOf(stripe) === fluence && repeatOf(stripes, i) === repeat,
  );
  const select = (index: number): void => {
    const next = stripes.at(index);
    if (index < 0 || !next) return;
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('fluence', fluenceOf(next));
        const number = repeatOf(stripes, index);
        if (number > 1) after.set('repeat', String(number));
        else after.delete('repeat');
        return after;
      },
      { replace: true },
    );
  };
  return { index: named === -1 ? stripes.length - 1 : named, select };
}
