import { create } from 'zustand';
import type { HomeContent, StudyHome } from './study-home';

export interface HomeState {
  /** Null: in this browser's storage only. */
  readonly home: StudyHome | null;
  /** What the place holds, as far as the page knows. */
  readonly saved: HomeContent;
  /** The text that was downloaded last; the study's only copy where the browser keeps nothing. */
  readonly downloadedText: string | null;
  readonly isSaving: boolean;
  /** The study file was changed outside: the user is asked which of the two to keep. */
  readonly isAsking: boolean;
  /** What went wrong with the place, one sentence. */
  readonly problem: string | null;
}

export const homeless: HomeState = {
  home: null,
  saved: { text: '', files: new Map() },
  downloadedText: null,
  isSaving: false,
  isAsking: false,
  problem: null,
};

/** Where the study lives; changed by the functions of `home-actions.ts` only. */
export const useHomeStore = create<HomeState>(() => homeless);
