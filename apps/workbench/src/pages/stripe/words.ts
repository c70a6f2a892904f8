import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';

/** "4 stripe scans, 100 points, none excluded". */
export function scansInWords(stripes: readonly StripeResult[]): string {
  const points = stripes.flatMap((stripe) => stripe.points);
  const excluded = points.filter((point) => point.excluded !== null).length;
  const scans = stripes.length === 1 ? '1 stripe scan' : `${stripes.length} stripe scans`;
  return `${scans}, ${points.length} points, ${excluded === 0 ? 'none' : excluded} excluded. ${sharing(stripes)}`;
}

/** Whether the scans were fitted together. */
function sharing(stripes: readonly StripeResult[]): string {
  if (stripes.length === 1) return 'No window is chosen: saturation is part of the model.';
  const isApart = stripes.some(({ verdicts }) =>
    verdicts.some(({ code }) => code === 'saturation-not-shared'),
  );
  return isApart
    ? 'Each was fitted by itself: they share no saturation.'
    : 'No window is chosen: saturation is part of the model.';
}

/** What is said of a scan and of its spectra, most severe first. */
export const verdictsOfScan = ({ verdicts, spectralGain }: StripeResult): Verdict[] =>
  sortVerdicts([...verdicts, ...(spectralGain?.verdicts ?? [])]);
