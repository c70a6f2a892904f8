import { useEffect, useState } from 'react';
import { useTaking } from '../../files/taking-state';
import { problemOf } from '../../model/problem-of';
import { useStudy } from '../../model/study-store';
import type { KeptStudy } from '../../storage/database';
import { forgetStudy, keptStudies, type StudyRecord } from '../../storage/kept-studies';

/** What one line says of a kept study. */
export function aboutText({ title, filmCount, openVerdicts }: KeptStudy): string {
  const films = `${title === '' ? 'Files without a study' : title}, ${filmCount} ${filmCount === 1 ? 'film' : 'films'}`;
  return openVerdicts === null ? `${films}, not analysed` : `${films}, ${openVerdicts} verdicts open`;
}

/** The studies that are kept beside the one that is open, newest first; looked up anew whenever another is opened. */
export function useEarlierStudies(): {
  readonly studies: readonly StudyRecord[];
  /** Removes one for good. */
  readonly forget: (id: string) => void;
} {
  const [studies, setStudies] = useState<readonly StudyRecord[]>([]);
  const [asked, setAsked] = useState(0);
  const studyId = useStudy((state) => state.studyId);
  const outline = useStudy((state) => state.outline);
  useEffect(() => {
    let isCurrent = true;
    keptStudies().then(
      (all) => {
        if (isCurrent) setStudies(all.filter(({ id }) => id !== studyId));
      },
      () => setStudies([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [studyId, outline, asked]);
  const forget = (id: string): void => {
    void forgetStudy(id)
      .then(
        (isGone) => (isGone ? null : 'This study is open in another tab; close that first.'),
        () => 'The browser did not let this study be removed.',
      )
      .then((sentence) => {
        if (sentence !== null) useTaking.setState({ refused: problemOf(sentence) });
        setAsked((count) => count + 1);
      });
  };
  return { studies, forget };
}
