import { formatNumber, type Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import type { FilmLook } from './film-look';
import type { StripeWindow } from './use-window';
import { WindowEnds } from './window-ends';
import styles from './window-says.module.css';

interface SaysProps {
  readonly stripe: StripeResult;
  readonly window: StripeWindow;
  readonly look: FilmLook;
}

/** What Eq. 1 would say on the window, what the full model says, and how they differ. */
export function WindowSays({ stripe, window, look }: SaysProps) {
  const { answer } = window;
  const used = stripe.points.filter(({ excluded }) => excluded === null).length;
  return (
    <div className={styles.column}>
      <h3 className={styles.head}>What this window says, cm⁻¹</h3>
      <div className={styles.said}>
        <span>Eq. 1 would say</span>
        <Hero estimate={answer?.fit?.netGainPerCm} isQuiet />
        <small>
          {window.fromUm}–{window.toUm} µm, {answer?.fit?.pointCount ?? 0} of {used} lengths
        </small>
      </div>
      <div className={styles.said}>
        <b style={{ color: look.hue }}>Full model</b>
        <FullModel stripe={stripe} />
        <small>all lengths, no window to choose</small>
      </div>
      <p className={styles.sentence} aria-live="polite">
        {answer?.sentence.before}
        <b>{answer?.sentence.strong}</b>
        {answer?.sentence.after}
      </p>
      <WindowEnds stripe={stripe} window={window} look={look} />
    </div>
  );
}

/** The interval, where there is no value to print large. */
function FullModel({ stripe: { outcome, netGainPerCm } }: { readonly stripe: StripeResult }) {
  if (outcome === 'determined') return <Hero estimate={netGainPerCm ?? undefined} />;
  if (outcome === 'no-gain' && netGainPerCm)
    return <p className={styles.words}>no gain: &lt;&#8201;{formatNumber(netGainPerCm.interval95[1], 0)}</p>;
  return <p className={styles.words}>not determined</p>;
}

interface HeroProps {
  readonly estimate: Estimate | undefined;
  readonly isQuiet?: boolean;
}

/** A value and its standard error with as many decimals as the error deserves. */
function Hero({ estimate, isQuiet = false }: HeroProps) {
  if (!estimate) return <p className={styles.words}>no fit</p>;
  const decimals = estimate.standardError < 0.95 ? 1 : 0;
  return (
    <p className={styles.hero} data-quiet={isQuiet}>
      <b>{formatNumber(estimate.value, decimals)}</b> ± {formatNumber(estimate.standardError, decimals)}
    </p>
  );
}
