import { useSnapshot } from '../model/study-store';
import { useAutosave } from '../storage/autosave';
import { useHomeStore } from './home-store';
import { keepsForLater } from './served-home';
import { isSavedIn } from './study-home';

/** Where the study lives and whether it is saved there. */
export interface HomeStatus {
  /** In words for the bar. */
  readonly state: string;
  /** Whether there is something to save to a folder. */
  readonly hasUnsaved: boolean;
  /** Why it is not kept or saved, one sentence. */
  readonly problem: string | null;
}

function autosaveWords(state: 'kept' | 'keeping' | 'not-kept'): string {
  if (state === 'not-kept') return 'not kept';
  return keepsForLater() ? 'kept in this browser' : 'kept until modalgain ends';
}

/** How keeping and saving the study stand. */
export function useHome(): HomeStatus {
  const present = useSnapshot();
  const { home, saved, isSaving, problem } = useHomeStore();
  const autosave = useAutosave();
  if (!home)
    return {
      state: autosaveWords(autosave.state),
      hasUnsaved: present.text !== '',
      problem: problem ?? autosave.problem,
    };
  const hasUnsaved = !isSavedIn(saved, present);
  const state = isSaving ? 'saving' : hasUnsaved ? `not saved in ${home.label}` : `saved in ${home.label}`;
  return { state, hasUnsaved, problem };
}

/** Puts the files of an analysis beside the study and answers where; null where the page cannot. */
export const useSaveResults = (): ((files: ReadonlyMap<string, string>) => Promise<string>) | null =>
  useHomeStore(({ home }) => home?.saveResults ?? null);
