import { severities, type Severity, type Verdict } from '@modalgain/numerics';
import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../kit/dialog';
import { SeverityIcon } from '../kit/severity-icon';
import { verdictCounts } from '../kit/verdict-list';
import { useStudy } from '../model/study-store';
import styles from './bar.module.css';

/** Fetched when the list is opened first. */
const VerdictKinds = lazy(async () => ({ default: (await import('./verdict-kinds')).VerdictKinds }));

/** Contradictions, what is not determined, and cautions: something is to be done about each. */
const openSeverities: readonly Severity[] = severities.slice(0, 3);

const isOpenVerdict = ({ severity }: Verdict): boolean => openSeverities.includes(severity);

/** How many verdicts are open, the worst by its shape; opens their list, from which each leads to its evidence. */
export function OpenVerdicts() {
  const verdicts = useStudy(({ finished }) => finished?.results.verdicts);
  const [isShown, setShown] = useState(false);
  const open = (verdicts ?? []).filter(isOpenVerdict);
  const worst = openSeverities.find((each) => open.some(({ severity }) => severity === each));
  if (worst === undefined) return null;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-label={`${open.length} open verdicts: ${verdictCounts(open)}`}
        title={verdictCounts(open)}
        onClick={() => setShown(true)}
      >
        <SeverityIcon severity={worst} size={14} />
        {open.length} open
      </button>
      <Dialog
        title={`Open verdicts: ${verdictCounts(open)}`}
        isOpen={isShown}
        onClose={() => setShown(false)}
      >
        <Suspense>
          <VerdictKinds verdicts={open} onFollow={() => setShown(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
