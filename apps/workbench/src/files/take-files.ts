import type { Problem } from '@modalgain/compute';
import { homeOf } from '../home/home-of';
import { useHomeStore } from '../home/home-store';
import { openAnother } from '../home/open-another';
import { changeStudy } from '../model/actions';
import { analyse } from '../model/analyse';
import { problemOf } from '../model/problem-of';
import { useStudy } from '../model/study-store';
import { restoreStudy } from '../storage/restore-study';
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

/** A study file that comes alone is one for the files that are there. Where the study lives somewhere, that one stays as it is. */
async function takeStudy(text: string, files: DroppedFiles): Promise<Problem | undefined> {
  const { present } = useStudy.getState().history;
  const isAlone = files.size === 0 && present.files.size > 0;
  if (isAlone && useHomeStore.getState().home === null) {
    changeStudy({ text });
    return undefined;
  }
  return openAnother({ present: { text, files: isAlone ? present.files : files, views: {} } });
}

async function joinOrPropose(dropped: Dropped): Promise<Problem | undefined> {
  const { studyId, history } = useStudy.getState();
  const before = history.present;
  const files = await joined(before.files, dropped.files, dropped.folder);
  const choices = choicesOf(before);
  const isNew = before.text === '' && dropped.folder !== '';
  const isOwnText = before.text !== '' && choices.text !== before.text;
  const proposal = isOwnText
    ? { files }
    : await proposedSnapshot(files, isNew ? { ...choices, title: dropped.folder } : choices);
  const now = useStudy.getState();
  if (now.studyId !== studyId) return cameTooLate;
  // Edited meanwhile: once more, on what is there now.
  if (now.history.present.text !== before.text || now.history.present.files !== before.files)
    return joinOrPropose(dropped);
  if (!proposal || files === before.files) return undefined;
  if ('sentence' in proposal) return proposal;
  changeStudy(proposal);
  return undefined;
}

const cameTooLate = problemOf('Another study was opened while these files were looked at; drop them again.');

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
    if (id === useStudy.getState().studyId) return undefined;
    const kept = await restoreStudy(id);
    return kept ? openAnother({ ...kept, home: homeOf(kept.home) }) : undefined;
  });
