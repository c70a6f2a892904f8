import type { Problem } from '@modalgain/compute';
import type { TreatmentDocument } from '@modalgain/study';
import { useEffect, useMemo, useState } from 'react';
import { problemOf, reasonOf } from '../../model/problem-of';
import { useSnapshot, useStudy } from '../../model/study-store';
import { useView } from '../../model/views';
import { stopNextFilm, treatNewest, type Step } from './next-film-worker';

/** What is to be done to which film, as a study states it. */
export interface AskedTreatment {
  readonly film?: string;
  readonly pressure?: string;
  readonly thicknessRatio?: number;
}

/** A treatment that is tried on the page. */
export interface TreatmentTrial {
  readonly asked: AskedTreatment;
  readonly ask: (asked: AskedTreatment) => void;
  /** The last good answer; undefined before the first. */
  readonly document: TreatmentDocument | undefined;
  readonly problem: Problem | undefined;
  readonly step: Step | undefined;
  readonly isStopped: boolean;
  readonly stop: () => void;
}

export function useTreatment(): TreatmentTrial {
  const { text, files } = useSnapshot();
  const stated = useStudy(({ outline }) => outline?.study.treatment);
  const own = useMemo((): AskedTreatment => {
    const { film, pressure, thicknessRatio } = stated ?? {};
    return {
      ...(film !== undefined && { film }),
      ...(pressure && { pressure: `${pressure.value} MPa` }),
      ...(thicknessRatio !== undefined && { thicknessRatio }),
    };
  }, [stated]);
  const [chosen, , choose] = useView<AskedTreatment | null>('design/treatment', null);
  const asked = chosen ?? own;
  const key = JSON.stringify(asked);
  const [document, setDocument] = useState<TreatmentDocument>();
  const [problem, setProblem] = useState<Problem>();
  const [step, setStep] = useState<Step>();
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const onStep = (next: Step): void => {
      if (isWanted) setStep(next);
    };
    const predict = async (): Promise<void> => {
      setStep({ done: 0, total: 1, what: 'reading the study' });
      setStopped(false);
      const task = { study: { text, files }, asked: JSON.parse(key) as object, onStep };
      const outcome = await treatNewest(task).catch((error: unknown) => ({
        kind: 'problem' as const,
        problem: problemOf(`The prediction broke off: ${reasonOf(error)}. The study is not affected.`),
      }));
      if (!isWanted || !outcome) return;
      setStep(undefined);
      setProblem(outcome.kind === 'problem' ? outcome.problem : undefined);
      if (outcome.kind === 'ok') setDocument(outcome.value);
    };
    void predict();
    return () => {
      isWanted = false;
    };
  }, [text, files, key]);
  const stop = (): void => {
    stopNextFilm();
    setStep(undefined);
    setStopped(true);
  };
  return { asked, ask: choose, document, problem, step, isStopped, stop };
}
