import { Link } from 'wouter';
import { analyse, cancelAnalysis } from '../model/analyse';
import { useIsStale, useStudy } from '../model/study-store';
import { useHome } from '../home/use-home';
import styles from './bar.module.css';

/** Title of the study and how it stands: being analysed (with Cancel), of an earlier state, refused, or kept. */
export function AnalysisState() {
  const title = useStudy(({ outline }) => outline?.title);
  const analysis = useStudy((state) => state.analysis);
  const problem = useStudy((state) => state.problem);
  const isStale = useIsStale();
  const home = useHome();
  if (title === undefined && problem === null) return null;
  if (analysis.kind === 'running') {
    const share = analysis.total === 0 ? 0 : analysis.done / analysis.total;
    return (
      <div className={styles.state}>
        <span
          className={styles.progress}
          role="progressbar"
          aria-label="Analysis"
          aria-valuenow={Math.round(100 * share)}
        >
          <span style={{ width: `${100 * share}%` }} />
        </span>
        <span aria-live="polite">
          {analysis.what}, {analysis.done} of {analysis.total}
        </span>
        <button type="button" className={styles.text} onClick={cancelAnalysis}>
          Cancel
        </button>
      </div>
    );
  }
  return (
    <div className={styles.state}>
      <span className={styles.title} data-stale={isStale} title={title}>
        {title}
      </span>
      {problem || analysis.kind === 'problem' ? (
        <Link href="/start" className={styles.refused}>
          study.yaml cannot be analysed
        </Link>
      ) : isStale ? (
        <button type="button" className={styles.text} onClick={() => void analyse()}>
          changed, analyse again
        </button>
      ) : (
        <span className={styles.kept}>{home.state}</span>
      )}
    </div>
  );
}
