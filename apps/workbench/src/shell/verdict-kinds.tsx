import type { Verdict } from '@modalgain/numerics';
import { groupVerdicts, type VerdictGroup } from '@modalgain/report';
import { Link } from 'wouter';
import { SeverityIcon } from '../kit/severity-icon';
import { SymbolText } from '../kit/symbol-text';
import { pages } from '../pages/pages';
import { pageOfVerdict } from './page-of-verdict';
import styles from './verdict-kinds.module.css';

interface VerdictKindsProps {
  readonly verdicts: readonly Verdict[];
  /** A link was followed. */
  readonly onFollow?: () => void;
}

/** Verdicts of one kind together; the page of its evidence, and that of each film. */
export function VerdictKinds({ verdicts, onFollow }: VerdictKindsProps) {
  return (
    <ul className={styles.kinds}>
      {groupVerdicts(verdicts).map((group) => (
        <Kind key={`${group.first.severity} ${group.first.code}`} {...{ group, onFollow }} />
      ))}
    </ul>
  );
}

interface KindProps extends Pick<VerdictKindsProps, 'onFollow'> {
  readonly group: VerdictGroup;
}

function Kind({ group: { first, films }, onFollow }: KindProps) {
  const page = pages.find(({ id }) => id === pageOfVerdict(first));
  const hasPage = page !== undefined && page.id !== 'report';
  return (
    <li className={styles.kind}>
      <SeverityIcon severity={first.severity} />
      <div>
        <b>
          <SymbolText text={first.sentence} />
        </b>
        <p>
          {hasPage && <span>{page.title}:</span>}
          {films.map((film) =>
            hasPage ? (
              <Link key={film} href={`/${page.id}/${encodeURIComponent(film)}`} onClick={onFollow}>
                {film}
              </Link>
            ) : (
              <span key={film}>{film}</span>
            ),
          )}
          {hasPage && films.length === 0 && (
            <Link href={`/${page.id}`} onClick={onFollow}>
              all films
            </Link>
          )}
        </p>
      </div>
    </li>
  );
}
