import { create } from 'zustand';
import type { StudyHome } from './study-home';

export interface HomeState {
  /** Null: in this browser's storage only. */
  readonly home: StudyHome | null;
  /** The text that the place holds, as far as the page knows. */
  readonly savedText: string;
  /** The paths that the place holds. */
  readonly savedFiles: ReadonlySet<string>;
  readonly isSaving: boolean;
  /** The study file was changed outside: the user is asked which of the two to keep. */
  readonly isAsking: boolean;
  /** Why saving failed, one sentence. */
  readonly problem: string | null;
}

export const homeless: HomeState = {
  home: null,
  savedText: '',
  savedFiles: new Set(),
  isSaving: false,
  isAsking: false,
  problem: null,
};

/** Where the study lives; changed by the functions of `home-actions.ts` only. */
export const useHomeStore = create<HomeState>(() => homeless);
