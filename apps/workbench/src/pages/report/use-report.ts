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

/** The report of the newest results; while one is written, the one before; null before the first. */
export function useReport(): { readonly report: StudyReport | null; readonly isBusy: boolean } {
  const results = useResults();
  const [shown, setShown] = useState(last);
  useEffect(() => {
    if (results === null || last?.of === results) return;
    let isWanted = true;
    void reportWorker
      .call()
      .report(results)
      .then((report) => {
        last = { of: results, report };
        if (isWanted) setShown(last);
      });
    return () => {
      isWanted = false;
    };
  }, [results]);
  const isOfStudy = results !== null && shown !== undefined;
  return { report: isOfStudy ? shown.report : null, isBusy: results !== null && shown?.of !== results };
}
