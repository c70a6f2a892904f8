import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';

/** "151(9)" with its unit, an upper limit, or words. */
export function GainText({ stripe: { outcome, netGainPerCm } }: { readonly stripe: StripeResult }) {
  if (outcome === 'not-determined' || netGainPerCm === null) return <span>not determined</span>;
  const text =
    outcome === 'no-gain'
      ? `<\u2009${formatSignificant(netGainPerCm.interval95[1], 2)}`
      : formatConcise(netGainPerCm.value, netGainPerCm.standardError);
  return (
    <span>
      <b>{text}</b> cm⁻¹
    </span>
  );
}
