import { groupVerdicts } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { Button } from '../../kit/button';
import { verdictCounts } from '../../kit/verdict-list';
import { analyse } from '../../model/analyse';
import { useIsStale } from '../../model/study-store';
import { InspectorSection } from '../../shell/page-frame';
import { VerdictKinds } from '../../shell/verdict-kinds';
import { Provenance } from './provenance';
import styles from './inspector.module.css';

/** All that the study was judged by, whether the report is of the study as it stands, and what it rests on. */
export function ReportInspector({ results }: { readonly results: Results }) {
  const isStale = useIsStale();
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
      <InspectorSection title="All verdicts" aside={`${groupVerdicts(results.verdicts).length} kinds`}>
        <p className={styles.counts}>{verdictCounts(results.verdicts)}</p>
        <VerdictKinds verdicts={results.verdicts} />
      </InspectorSection>
      <Provenance results={results} />
    </>
  );
}
