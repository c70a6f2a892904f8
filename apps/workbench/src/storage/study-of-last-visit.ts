import { newStudyId } from '../model/study-id';
import type { KeptStudy } from './database';
import { keptStudies } from './kept-studies';
import { restoreStudy, type RestoredStudy } from './restore-study';
import { holdStudy, studyOfThisTab } from './tab-lock';

/**
 * The study that this tab had, or else the newest one; null where none is kept. A study that is open in another tab
 * comes as a copy of its own, so that neither writes over the other; it is kept once it is changed.
 *
 * @param isWanted which studies may come back here
 */
export async function studyOfLastVisit(
  isWanted: (study: KeptStudy) => boolean,
): Promise<RestoredStudy | null> {
  const kept = (await keptStudies()).filter(({ study }) => isWanted(study));
  const before = studyOfThisTab();
  const last = kept.find(({ id }) => id === before) ?? kept.at(0);
  if (!last) return null;
  const isMine = await holdStudy(last.id);
  const restored = await restoreStudy(last.id);
  return restored && (isMine ? restored : { ...restored, id: newStudyId() });
}
