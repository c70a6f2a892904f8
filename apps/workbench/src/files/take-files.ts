import type { Problem } from '@modalgain/compute';
import { homeOf } from '../home/home-of';
import { openAnother } from '../home/open-another';
import { changeStudy } from '../model/actions';
import { analyse } from '../model/analyse';
import { newStudyId } from '../model/study-id';
import { useStudy } from '../model/study-store';
import { restoreStudy } from '../storage/restore-study';
import { openInOtherTabs } from '../storage/tab-lock';
import { choicesOf, proposedSnapshot } from './choices';
import type { Dropped, DroppedFiles } from './dropped-files';
import { joined } from './replacing';
import { takeOutStudy } from './study-among';
import { inTurn } from './take-turns';
import { unpacked } from './unpack';

/**
 * Takes dropped or chosen files: a study file among them is the study; else they join the study that is open; else the
 * program proposes one.
 *
 * @returns what cannot be taken and why, or undefined
 */
export const takeFiles = (dropped: Dropped): Promise<Problem | undefined> => inTurn(() => takeNow(dropped));

async function takeNow(dropped: Dropped): Promise<Problem | undefined> {
  const { files, problem } = await unpacked(dropped.files);
  const text = takeOutStudy(files);
  if (typeof text === 'object') return text;
  if (text !== undefined) return (await takeStudy(text, files)) ?? problem;
  if (files.size > 0) return (await joinOrPropose({ ...dropped, files })) ?? problem;
  return problem;
}

/** A study file that comes alone is one for the files that are there; undo brings the former text back. */
async function takeStudy(text: string, files: DroppedFiles): Promise<Problem | undefined> {
  if (files.size === 0 && useStudy.getState().history.present.files.size > 0) {
    changeStudy({ text });
    return undefined;
  }
  return openAnother({ present: { text, files, views: {} } });
}

async function joinOrPropose({ files: raw, folder }: Dropped): Promise<Problem | undefined> {
  const { studyId, history } = useStudy.getState();
  const files = await joined(history.present.files, raw, folder);
  const { present } = useStudy.getState().history;
  if (useStudy.getState().studyId !== studyId || files === present.files) return undefined;
  const choices = choicesOf(present);
  if (present.text !== '' && choices.text !== present.text) {
    changeStudy({ files });
    return undefined;
  }
  const isNew = present.text === '' && folder !== '';
  const proposal = await proposedSnapshot(files, isNew ? { ...choices, title: folder } : choices);
  if (!proposal) return undefined;
  if ('sentence' in proposal) return proposal;
  changeStudy(proposal);
  return undefined;
}

/** Opens the example that comes with the program, and analyses it. */
export async function openExample(): Promise<Problem | undefined> {
  const response = await fetch('./example.zip');
  if (!response.ok) throw new Error(`the example is not there (${response.status})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const problem = await takeFiles({ folder: '', files: new Map([['example.zip', bytes]]) });
  if (!problem) void analyse();
  return problem;
}

/** Opens an earlier study; one that is open in another tab as a copy of its own. */
export const continueStudy = (id: string): Promise<Problem | undefined> =>
  inTurn(async () => {
    const kept = await restoreStudy(id);
    if (!kept) return undefined;
    const isOpen = (await openInOtherTabs()).has(id);
    return openAnother({ ...kept, id: isOpen ? newStudyId() : id, home: homeOf(kept.home) });
  });
