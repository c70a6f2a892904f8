import { formatConcise, formatInterval, formatNumber, type Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { Button } from '../../kit/button';
import type { FilmLook } from '../../kit/film-look';
import { ProblemNote } from '../../kit/problem-note';
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
        {answer ? (
          <Hero estimate={answer.fit?.netGainPerCm} isQuiet />
        ) : (
          <p className={styles.words}>&nbsp;</p>
        )}
        <small>
          {window.fromUm}–{window.toUm} µm{answer?.fit && `, ${answer.fit.pointCount} of ${used} lengths`}
        </small>
      </div>
      <StatedWindow film={look.film.name} window={window} />
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

/** The way of the window into the study, whose report then compares with it instead of that of the best R². */
function StatedWindow({ film, window }: { readonly film: string; readonly window: StripeWindow }) {
  const { fromUm, toUm, isStated, hasStated, state, problem } = window;
  return (
    <div className={styles.stated}>
      {isStated && <small>The study states it for all scans of {film}.</small>}
      {!isStated && (
        <Button variant="quiet" onPress={() => state([fromUm, toUm])}>
          Put this window into the study
        </Button>
      )}
      {hasStated && (
        <Button variant="quiet" onPress={() => state(null)}>
          {isStated ? 'Take it out' : 'Take the stated one out'}
        </Button>
      )}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

/** The interval, where there is no value to print large. */
function FullModel({
  stripe: { outcome, netGainPerCm, netGainIntervalPerCm },
}: {
  readonly stripe: StripeResult;
}) {
  if (outcome === 'determined') return <Hero estimate={netGainPerCm ?? undefined} />;
  return (
    <p className={styles.words}>
      {outcome === 'no-gain' ? 'no gain' : 'not determined'}
      <small>95 %: {formatInterval(netGainIntervalPerCm)}</small>
    </p>
  );
}

interface HeroProps {
  readonly estimate: Estimate | undefined;
  readonly isQuiet?: boolean;
}

/** A value and its standard error, with the digits of the concise form: 140.1(25) as 140.1 ± 2.5. */
function Hero({ estimate, isQuiet = false }: HeroProps) {
  if (!estimate) return <p className={styles.words}>no fit</p>;
  const text = formatConcise(estimate.value, estimate.standardError);
  const parts = /^(.*?)\((\d+)\)$/.exec(text);
  if (!parts) return <p className={styles.words}>{text}</p>;
  const [, value, digits] = parts;
  const decimals = (/\.(\d+)$/.exec(value)?.[1] ?? '').length;
  return (
    <p className={styles.hero} data-quiet={isQuiet}>
      <b>{value}</b> ± {formatNumber(Number(digits) / 10 ** decimals, decimals)}
    </p>
  );
}
