import type { Results } from '@modalgain/study';
import { useEffect, useState } from 'react';
import { lazyWorker } from '../../engine/start-worker';
import { useResults } from '../../model/study-store';
import type { ReportWorker, StudyReport } from '../../workers/report.worker';

export const reportWorker = lazyWorker<ReportWorker>(
  () => new Worker(new URL('../../workers/report.worker.ts', import.meta.url), { type: 'module' }),
);

/** The last report, so that coming back to the page shows it at once. */
let last: { readonly of: Results; readonly report: StudyReport } | undefined;

interface ShownReport {
  /** That of the newest results; while one is written, the one before; null before the first. */
  readonly report: StudyReport | null;
  readonly isBusy: boolean;
  /** Why it could not be written, one sentence. */
  readonly problem: string | null;
  readonly giveUp: () => void;
}

/** The report of the study, written in a worker whenever there are newer results. */
export function useReport(): ShownReport {
  const results = useResults();
  const [shown, setShown] = useState(last);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (results === null || last?.of === results) return;
    let isWanted = true;
    void reportWorker
      .call()
      .report(results)
      .then(
        (report) => {
          last = { of: results, report };
          if (!isWanted) return;
          setShown(last);
          setProblem(null);
        },
        (error: unknown) => {
          if (isWanted) setProblem(error instanceof Error ? error.message : String(error));
        },
      );
    return () => {
      isWanted = false;
    };
  }, [results]);
  const isOfStudy = results !== null && shown !== undefined;
  return {
    report: isOfStudy ? shown.report : null,
    isBusy: results !== null && shown?.of !== results,
    problem,
    giveUp: () => {
      reportWorker.stop();
      setProblem('Writing the report was ended; the next analysis writes it anew.');
    },
  };
}
