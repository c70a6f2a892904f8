import type { Problem } from '@modalgain/compute';
import { changeStudy, openStudy } from '../model/actions';
import { analyse } from '../model/analyse';
import { useStudy } from '../model/study-store';
import { keepStudy } from '../storage/kept-study';
import { noChoices, proposedSnapshot } from './choices';
import { withoutCommonFolder, type DroppedFiles } from './dropped-files';
import { filesWorker, recognise } from './recognised';

const isArchive = (path: string): boolean => /\.(eln|zip)$/i.test(path);

/** Archives are taken for what is in them. */
async function unpacked(dropped: DroppedFiles): Promise<DroppedFiles | Problem> {
  const files: DroppedFiles = new Map();
  for (const [path, bytes] of dropped) {
    if (!isArchive(path)) {
      files.set(path, bytes);
      continue;
    }
    const outcome = await filesWorker.call().unpack(path, bytes);
    if (outcome.kind === 'problem') return outcome.problem;
    for (const [inner, content] of withoutCommonFolder(outcome.value)) files.set(inner, content);
  }
  return files;
}

/** The study that is open goes to where "Continue" finds it, before another takes its place. */
async function keepFormer(): Promise<void> {
  const { history, finished, outline } = useStudy.getState();
  if (history.present.text === '') return;
  const about = { finished, title: outline?.title ?? '', filmCount: outline?.films.length ?? 0 };
  // A browser that keeps nothing has said so already; it must not stand in the way of the new study.
  await keepStudy('former', history, about).catch(() => undefined);
}

/**
 * Takes dropped or chosen files: a study file among them is the study; else they join the study that is open; else the
 * program proposes one.
 *
 * @returns why they cannot be taken, or undefined
 */
export async function takeFiles(dropped: DroppedFiles): Promise<Problem | undefined> {
  const all = await unpacked(dropped);
  if ('sentence' in all) return all;
  const studyPath = [...all.keys()].find((path) => path === 'study.yaml');
  const raw = new Map([...all].filter(([path]) => path !== studyPath));
  if (studyPath !== undefined) {
    await keepFormer();
    const text = new TextDecoder().decode(all.get(studyPath));
    await openStudy({ text, files: raw, views: {} });
    void recognise(raw);
    return undefined;
  }
  return joinOrPropose(raw);
}

async function joinOrPropose(raw: DroppedFiles): Promise<Problem | undefined> {
  const { present } = useStudy.getState().history;
  const files = new Map([...present.files, ...raw]);
  const choices = present.views['start/choices'] as typeof noChoices | undefined;
  if (present.text !== '' && choices?.text !== present.text) {
    changeStudy({ files });
    void recognise(files);
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
  const bytes = new Uint8Array(await response.arrayBuffer());
  const problem = await takeFiles(new Map([['example.zip', bytes]]));
  if (!problem) void analyse();
  return problem;
}

/** Closes the study; it stays under "Continue". */
export async function newStudy(): Promise<void> {
  await keepFormer();
  await openStudy({ text: '', files: new Map(), views: {} });
  await recognise(new Map());
}
