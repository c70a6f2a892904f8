import type { Problem } from '@modalgain/compute';
import type { DesignDocument } from '@modalgain/study';
import { useEffect, useMemo, useState } from 'react';
import { problemOf, reasonOf } from '../../model/problem-of';
import { useSnapshot, useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { designNewest, stopNextFilm, type Step } from './next-film-worker';
import { wantedOf, type WantedDesign } from './wanted-design';

/** What is wanted of the next film, and the best that was found. */
export interface NextFilm {
  readonly wanted: WantedDesign;
  /** Whether it is what the study says. */
  readonly isOwn: boolean;
  readonly want: (wanted: WantedDesign | null) => void;
  /** The last good answer; undefined before the first. */
  readonly document: DesignDocument | undefined;
  readonly problem: Problem | undefined;
  /** How far the study is prepared, while a search is under way. */
  readonly searching: Step | undefined;
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly restart: () => void;
}

/** Of the view that holds what is wanted. */
export const nextFilmKey = 'design/next';

const searchingStep: Step = { done: 0, total: 1, what: 'reading the study' };

export function useNextFilm(): NextFilm {
  const { text, files } = useSnapshot();
  const study = useStudy(({ outline }) => outline?.study);
  const own = useMemo(() => wantedOf(study), [study]);
  const [chosen, , choose] = useView<WantedDesign | null>(nextFilmKey, null);
  const wanted = chosen ?? own;
  const key = JSON.stringify(wanted);
  const [document, setDocument] = useState<DesignDocument>();
  const [problem, setProblem] = useState<Problem>();
  const [searching, setSearching] = useState<Step>();
  const [isStopped, setStopped] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const task = { study: { text, files }, wanted: JSON.parse(key) as object };
    const onStep = (step: Step): void => {
      if (isWanted) setSearching(step);
    };
    const search = async (): Promise<void> => {
      setSearching(searchingStep);
      setStopped(false);
      const outcome = await designNewest({ ...task, onStep }).catch(brokenOff);
      if (!isWanted || !outcome) return;
      setSearching(undefined);
      setProblem(outcome.kind === 'problem' ? outcome.problem : undefined);
      if (outcome.kind === 'ok') setDocument(outcome.value);
    };
    void search();
    return () => {
      isWanted = false;
    };
  }, [text, files, key, attempt]);
  return {
    wanted,
    isOwn: chosen === null || key === JSON.stringify(own),
    want: choose,
    document,
    problem,
    searching,
    isStopped,
    stop: () => {
      stopNextFilm();
      setSearching(undefined);
      setStopped(true);
    },
    restart: () => setAttempt((before) => before + 1),
  };
}

const brokenOff = (error: unknown) => ({
  kind: 'problem' as const,
  problem: problemOf(`The search broke off: ${reasonOf(error)}. The study is not affected.`),
});
