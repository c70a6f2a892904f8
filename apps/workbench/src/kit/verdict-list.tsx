import { severities, sortVerdicts, type Verdict } from '@modalgain/numerics';
import { SeverityIcon } from './severity-icon';
import { SymbolText } from './symbol-text';
import styles from './verdict-list.module.css';

interface VerdictListProps {
  readonly verdicts: readonly Verdict[];
  /** Told which verdict is pointed at or focused, to mark its evidence on the figures; null when none is. */
  readonly onMark?: (verdict: Verdict | null) => void;
  /** Where there is nothing to judge: what is missing. */
  readonly empty?: string;
  /** Names the film before each sentence, where verdicts of several films stand together. */
  readonly showFilm?: boolean;
}

/** Verdicts by severity: a plain sentence, its evidence, and what to measure or state next. */
export function VerdictList({
  verdicts,
  onMark,
  empty = 'Nothing to judge yet.',
  showFilm,
}: VerdictListProps) {
  if (verdicts.length === 0) return <p className={styles.none}>{empty}</p>;
  return (
    <ul className={styles.list}>
      {sortVerdicts(verdicts).map((verdict, i) => (
        <li
          key={`${verdict.code} ${verdict.film ?? ''} ${i}`}
          className={styles.verdict}
          tabIndex={onMark ? 0 : undefined}
          onPointerEnter={() => onMark?.(verdict)}
          onPointerLeave={() => onMark?.(null)}
          onFocus={() => onMark?.(verdict)}
          onBlur={() => onMark?.(null)}
        >
          <span className={styles.icon}>
            <SeverityIcon severity={verdict.severity} />
          </span>
          <div>
            <b>
              {showFilm === true && verdict.film !== undefined && (
                <span className={styles.film}>{verdict.film}: </span>
              )}
              <SymbolText text={verdict.sentence} />
            </b>
            <p>
              <SymbolText text={verdict.detail} />
            </p>
            {verdict.next !== undefined && (
              <p className={styles.next}>
                <SymbolText text={verdict.next} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const counted: Readonly<Record<Verdict['severity'], (n: number) => string>> = {
  contradiction: (n) => (n === 1 ? '1 contradiction' : `${n} contradictions`),
  'not-determined': (n) => `${n} not determined`,
  caution: (n) => (n === 1 ? '1 caution' : `${n} cautions`),
  note: (n) => (n === 1 ? '1 note' : `${n} notes`),
  holds: (n) => (n === 1 ? '1 holds' : `${n} hold`),
};

/** "1 caution, 4 hold": how many of each severity, the most severe first. */
export function verdictCounts(verdicts: readonly Verdict[]): string {
  return severities
    .map((severity) => ({ severity, n: verdicts.filter((verdict) => verdict.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => counted[severity](n))
    .join(', ');
}
