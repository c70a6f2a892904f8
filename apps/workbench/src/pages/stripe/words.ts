import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';

/** "4 stripe scans, 100 points, none excluded", and whether they could not be fitted together. */
export function scansInWords(stripes: readonly StripeResult[]): string {
  const points = stripes.flatMap((stripe) => stripe.points);
  const excluded = points.filter((point) => point.excluded !== null).length;
  const scans = stripes.length === 1 ? '1 stripe scan' : `${stripes.length} stripe scans`;
  const isApart = stripes.some(({ verdicts }) =>
    verdicts.some(({ code }) => code === 'saturation-not-shared'),
  );
  return `${scans}, ${points.length} points, ${excluded === 0 ? 'none' : excluded} excluded${isApart ? '; each fitted by itself' : ''}.`;
}

/** What is said of a scan and of its spectra, most severe first. */
export const verdictsOfScan = ({ verdicts, spectralGain }: StripeResult): Verdict[] =>
  sortVerdicts([...verdicts, ...(spectralGain?.verdicts ?? [])]);
