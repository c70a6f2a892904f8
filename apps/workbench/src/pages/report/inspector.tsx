import { groupVerdicts, type VerdictGroup } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { Link } from 'wouter';
import { Button } from '../../kit/button';
import { SeverityIcon } from '../../kit/severity-icon';
import { SymbolText } from '../../kit/symbol-text';
import { verdictCounts } from '../../kit/verdict-list';
import { analyse } from '../../model/analyse';
import { useIsStale } from '../../model/study-store';
import { pages } from '../../pages/pages';
import { InspectorSection } from '../../shell/page-frame';
import { pageOfVerdict } from '../../shell/page-of-verdict';
import { Provenance } from './provenance';
import styles from './inspector.module.css';

/** One kind of verdict, its films, and the page where its evidence is. */
function Kind({ group: { first, films } }: { readonly group: VerdictGroup }) {
  const page = pages.find(({ id }) => id === pageOfVerdict(first));
  const film = films.at(0);
  return (
    <li className={styles.kind}>
      <SeverityIcon severity={first.severity} />
      <div>
        <b>
          <SymbolText text={first.sentence} />
        </b>
        <p>
          {films.join(', ')}
          {page && page.id !== 'report' && (
            <Link href={`/${page.id}${film === undefined ? '' : `/${encodeURIComponent(film)}`}`}>
              {page.title}
            </Link>
          )}
        </p>
      </div>
    </li>
  );
}

/** All that the study was judged by, whether the report is of the study as it stands, and what it rests on. */
export function ReportInspector({ results }: { readonly results: Results }) {
  const isStale = useIsStale();
  const groups = groupVerdicts(results.verdicts);
  return (
    <>
      {isStale && (
        <InspectorSection title="The study has changed">
          <p className={styles.stale}>
            This report is of an earlier state: text or files of the study changed after it.
          </p>
          <Button variant="primary" onPress={() => void analyse()}>
            Analyse again
          </Button>
        </InspectorSection>
      )}
      <InspectorSection title="All verdicts" aside={`${groups.length} kinds`}>
        <p className={styles.counts}>{verdictCounts(results.verdicts)}</p>
        <ul className={styles.kinds}>
          {groups.map((group) => (
            <Kind key={`${group.first.severity} ${group.first.code}`} group={group} />
          ))}
        </ul>
      </InspectorSection>
      <Provenance results={results} />
    </>
  );
}
