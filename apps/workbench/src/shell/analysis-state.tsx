import { Link } from 'wouter';
import { analyse, cancelAnalysis } from '../model/analyse';
import { useIsStale, useStudy } from '../model/study-store';
import { useHome } from '../home/use-home';
import styles from './analysis-state.module.css';

/** Title of the study and how its results stand; below, whether it is kept or saved. */
export function AnalysisState() {
  const title = useStudy(({ outline }) => outline?.title);
  const problem = useStudy((state) => state.problem);
  const { state } = useHome();
  if (title === undefined && problem === null) return null;
  return (
    <div className={styles.state}>
      <ResultsState title={title} />
      <span className={styles.kept} title={state}>
        {state}
      </span>
    </div>
  );
}

/** Being analysed (with Cancel), refused, of an earlier state, or as the study is. */
function ResultsState({ title }: { readonly title: string | undefined }) {
  const analysis = useStudy((state) => state.analysis);
  const problem = useStudy((state) => state.problem);
  const isStale = useIsStale();
  if (analysis.kind === 'running') return <Progress {...analysis} />;
  if (problem || analysis.kind === 'problem')
    return (
      <Link href="/start" className={styles.refused}>
        study.yaml cannot be analysed
      </Link>
    );
  return (
    <span className={styles.line}>
      <span className={styles.title} data-stale={isStale} title={title}>
        {title}
      </span>
      {isStale && (
        <button type="button" className={styles.text} onClick={() => void analyse()}>
          changed, analyse again
        </button>
      )}
    </span>
  );
}

interface ProgressProps {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

function Progress({ what, done, total }: ProgressProps) {
  const share = total === 0 ? 0 : done / total;
  return (
    <span className={styles.line}>
      <span
        className={styles.progress}
        role="progressbar"
        aria-label="Analysis"
        aria-valuenow={Math.round(100 * share)}
      >
        <span style={{ width: `${100 * share}%` }} />
      </span>
      <span className={styles.what} aria-live="polite">
        {what}, {done} of {total}
      </span>
      <button type="button" className={styles.text} onClick={cancelAnalysis}>
        Cancel
      </button>
    </span>
  );
}
