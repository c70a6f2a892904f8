import { formatConcise, formatSignificant, type Estimate } from '@modalgain/numerics';
import type { PredictableFilm } from '@modalgain/study';
import styles from './waveguide.module.css';

interface NetGainLineProps {
  readonly netGainPerCm: Estimate | null;
  readonly gain: PredictableFilm | null;
}

/** The net gain that the film's gain and loss give in this stack, or why there is none. */
export function NetGainLine({ netGainPerCm, gain }: NetGainLineProps) {
  if (!gain)
    return (
      <p className={styles.evidence}>
        Not determined: gain and loss of this film are not settled, so that no net gain follows for another
        stack.
      </p>
    );
  if (!netGainPerCm)
    return <p className={styles.evidence}>TE0 is not guided: a net gain has no meaning here.</p>;
  const { value, standardError, interval95 } = netGainPerCm;
  const [lower, upper] = interval95.map((end) => formatSignificant(end, 3));
  return (
    <>
      <p className={styles.netGain}>
        <b>{formatConcise(value, standardError)}</b> <span>cm⁻¹</span>
        <small>
          95 %: {lower} to {upper}
        </small>
      </p>
      <p className={styles.evidence}>
        At {formatSignificant(gain.fluenceUjPerCm2, 3)} µJ/cm². Film gain{' '}
        {formatSignificant(gain.filmGainPerCm, 3)} and loss {formatSignificant(gain.lossPerCm, 3)} cm⁻¹ of the
        gain fit are held{gain.pumpReach ? '; the pump reaches less far into a thicker film' : ''}.
      </p>
    </>
  );
}
