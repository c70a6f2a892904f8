import type { Problem, StudyOutline } from '@modalgain/compute';
import type { GlobalFitInput } from '@modalgain/gain';
import type { PredictableFilm, Results } from '@modalgain/study';
import { create } from 'zustand';
import { startHistory, type History } from './history';
import { emptySnapshot, sameStudy, type StudySnapshot } from './snapshot';
import { newStudyId } from './study-id';

/** How the analysis of the study stands. */
export type Analysis =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Results and the study that they were computed of. */
export interface FinishedAnalysis {
  readonly of: Pick<StudySnapshot, 'text' | 'files'>;
  readonly results: Results;
  /** What the gain fit was made of, for trying it with other models; undefined where there was none. */
  readonly gainInput: GlobalFitInput | undefined;
  /** What predictions for other films start from. */
  readonly filmGains: readonly PredictableFilm[];
}

export interface StudyState {
  /** Names the study that is open: what began for one must not end in another. */
  readonly studyId: string;
  readonly history: History<StudySnapshot>;
  /** Films and settings of the present text; the last good ones where the present text cannot be read. */
  readonly outline: StudyOutline | null;
  /** Why the present text cannot be read. */
  readonly problem: Problem | null;
  /** The newest results, which may be of an earlier state: see `useIsStale`. */
  readonly finished: FinishedAnalysis | null;
  readonly analysis: Analysis;
  /** What a page shows while something is dragged, before it becomes a step of the history. */
  readonly liveViews: Readonly<Record<string, unknown>>;
}

export const initialState: StudyState = {
  studyId: newStudyId(),
  history: startHistory(emptySnapshot),
  outline: null,
  problem: null,
  finished: null,
  analysis: { kind: 'idle' },
  liveViews: {},
};

/** The one store of the page; changed by the functions of `actions.ts` and `views.ts` only. */
export const useStudy = create<StudyState>(() => initialState);

export const useSnapshot = (): StudySnapshot => useStudy(({ history }) => history.present);

export const useResults = (): Results | null => useStudy(({ finished }) => finished?.results ?? null);

/** Whether the results shown are of an earlier state of the study. */
export const useIsStale = (): boolean =>
  useStudy(({ finished, history }) => finished !== null && !sameStudy(finished.of, history.present));

/** Whether there is a study at all. */
export const useHasStudy = (): boolean => useStudy(({ history }) => history.present.text !== '');
