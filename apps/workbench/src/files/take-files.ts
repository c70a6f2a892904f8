import type { Problem } from '@modalgain/compute';
import { studyFileName } from '../home/study-home';
import { changeStudy, closeStudy, openStudy } from '../model/actions';
import { analyse } from '../model/analyse';
import { useStudy } from '../model/study-store';
import { exchangeKept, keepOpenStudy, restoreStudy } from '../storage/kept-study';
import { noChoices, proposedSnapshot } from './choices';
import { withoutCommonFolder, type DroppedFiles } from './dropped-files';
import { filesWorker } from './recognised';

const isArchive = (path: string): boolean => /\.(eln|zip)$/i.test(path);

interface Unpacked {
  readonly files: DroppedFiles;
  /** Why an archive could not be unpacked; all others are taken. */
  readonly problem: Problem | undefined;
}

/** Archives are taken for what is in them. */
async function unpacked(dropped: DroppedFiles): Promise<Unpacked> {
  const files: DroppedFiles = new Map();
  let problem: Problem | undefined;
  for (const [path, bytes] of dropped) {
    if (!isArchive(path)) {
      files.set(path, bytes);
      continue;
    }
    const outcome = await filesWorker.call().unpack(path, bytes);
    if (outcome.kind === 'ok')
      for (const [inner, content] of withoutCommonFolder(outcome.value)) files.set(inner, content);
    else problem ??= { ...outcome.problem, sentence: `${path}: ${outcome.problem.sentence}` };
  }
  return { files, problem };
}

/** The study that is open goes to where "Continue" finds it, before another takes its place. */
async function keepFormer(): Promise<void> {
  const state = useStudy.getState();
  if (state.history.present.text === '') return;
  // A browser that keeps nothing has said so already; it must not stand in the way of the new study.
  await keepOpenStudy('former', state).catch(() => undefined);
}

/** Drops are taken one after the other, so that the second joins the first. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Takes dropped or chosen files: a study file among them is the study; else they join the study that is open; else the
 * program proposes one.
 *
 * @returns what cannot be taken and why, or undefined
 */
export function takeFiles(dropped: DroppedFiles): Promise<Problem | undefined> {
  const task = queue.then(() => takeNow(dropped));
  queue = task.catch(() => undefined);
  return task;
}

async function takeNow(dropped: DroppedFiles): Promise<Problem | undefined> {
  const { files, problem } = await unpacked(dropped);
  const text = files.get(studyFileName);
  files.delete(studyFileName);
  if (text) await takeStudy(new TextDecoder().decode(text), files);
  else if (files.size > 0) return (await joinOrPropose(files)) ?? problem;
  return problem;
}

/** A study file that comes alone is one for the files that are there; undo brings the former text back. */
async function takeStudy(text: string, files: DroppedFiles): Promise<void> {
  if (files.size === 0 && useStudy.getState().history.present.files.size > 0) {
    changeStudy({ text });
    return;
  }
  await keepFormer();
  await openStudy({ text, files, views: {} });
}

async function joinOrPropose(raw: DroppedFiles): Promise<Problem | undefined> {
  const { present } = useStudy.getState().history;
  const files = new Map([...present.files, ...raw]);
  const choices = present.views['start/choices'] as typeof noChoices | undefined;
  if (present.text !== '' && choices?.text !== present.text) {
    changeStudy({ files });
    return undefined;
  }
  const proposal = await proposedSnapshot(files, choices ?? noChoices);
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
  const problem = await takeFiles(new Map([['example.zip', bytes]]));
  if (!problem) void analyse();
  return problem;
}

/** Closes the study; it stays under "Continue". */
export async function newStudy(): Promise<void> {
  await keepFormer();
  await closeStudy();
}

/** Opens the study that was open before this one, which takes its place under "Continue". */
export async function continueFormer(): Promise<undefined> {
  await keepOpenStudy('present', useStudy.getState());
  await exchangeKept();
  const kept = await restoreStudy('present');
  if (!kept) return;
  await openStudy(kept.present, kept.past, kept.finished);
}
