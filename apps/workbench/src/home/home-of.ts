import type { StudyPlace } from '../storage/kept-study';
import { folderHome } from './folder-home';
import type { StudyToOpen } from './open-another';

/** The folder that a kept study lives in; a program that served it is another one by now. */
export function homeOf(kept: StudyPlace | null): NonNullable<StudyToOpen['home']> | null {
  if (kept?.place.kind !== 'folder') return null;
  return { home: folderHome(kept.place.folder), saved: kept.saved };
}
