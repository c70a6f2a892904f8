import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';

interface GainTextProps {
  readonly stripe: StripeResult;
  /** For places where there is not always room for the unit. */
  readonly unitClass?: string | undefined;
}

/** "151(9)" with its unit, an upper limit, or words. */
export function GainText({ stripe: { outcome, netGainPerCm }, unitClass }: GainTextProps) {
  if (outcome === 'not-determined' || netGainPerCm === null) return <span>not determined</span>;
  const text =
    outcome === 'no-gain'
      ? `<\u2009${formatSignificant(netGainPerCm.interval95[1], 2)}`
      : formatConcise(netGainPerCm.value, netGainPerCm.standardError);
  return (
    <span>
      <b>{text}</b>
      <span className={unitClass}> cm⁻¹</span>
    </span>
  );
}
