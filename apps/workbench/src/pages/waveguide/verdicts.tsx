import { severities, type Verdict } from '@modalgain/numerics';
import { SeverityIcon } from '../../kit/severity-icon';
import styles from './waveguide.module.css';

/** Most severe first; those of the chosen film before those of others of the same severity. */
export function sortedFor(film: string, verdicts: readonly Verdict[]): readonly Verdict[] {
  const rank = ({ severity, film: of }: Verdict): number =>
    2 * severities.indexOf(severity) + (of === film ? 0 : 1);
  return verdicts.toSorted((a, b) => rank(a) - rank(b));
}

/** Judgements with their evidence and what to measure next. */
export function Verdicts({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return <p className={styles.evidence}>Nothing to remark on the waveguides.</p>;
  return (
    <ul className={styles.verdicts}>
      {verdicts.map((verdict) => (
        <li key={`${verdict.code} ${verdict.film ?? ''}`}>
          <SeverityIcon severity={verdict.severity} />
          <div>
            <b>{verdict.sentence}</b>
            <p>{verdict.detail}</p>
            {verdict.next !== undefined && <p className={styles.next}>{verdict.next}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
