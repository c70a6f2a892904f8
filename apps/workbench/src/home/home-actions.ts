import type { Problem } from '@modalgain/compute';
import { download } from '../export/download';
import { inTurn } from '../files/take-turns';
import { changeStudy } from '../model/actions';
import type { StudySnapshot } from '../model/snapshot';
import { useStudy } from '../model/study-store';
import { canPickFolder, folderHome, pickFolder } from './folder-home';
import { homeless, useHomeStore } from './home-store';
import { openAnother } from './open-another';
import {
  studyFileName,
  warningOf,
  type HomeContent,
  type LoadedContent,
  type SaveOutcome,
  type StudyHome,
} from './study-home';

const present = (): StudySnapshot => useStudy.getState().history.present;

/** The place holds this now. */
function settle(home: StudyHome, { text, files }: HomeContent): void {
  useHomeStore.setState({ ...homeless, home, saved: { text, files } });
}

/** Opens what a place holds as the study of the page; the one before stays under "Continue". */
export async function openHome(
  home: StudyHome,
  { warning, ...saved }: LoadedContent,
): Promise<Problem | undefined> {
  const refused = await openAnother({ present: { ...saved, views: {} }, home: { home, saved } });
  if (!refused && warning !== undefined) useHomeStore.setState({ problem: warning });
  return refused;
}

/** Asks for a folder and opens the study or the raw files in it. Must be called by a click or a key. */
export async function openFolder(): Promise<Problem | undefined> {
  const folder = await pickFolder();
  if (!folder) return undefined;
  const home = folderHome(folder);
  return inTurn(async () => openHome(home, await home.load()));
}

let isPicking = false;

/**
 * Saves the study where it lives; one that lives nowhere yet goes to a folder that the user is asked for, or, where the
 * browser has no folders, to the downloads. Must be called by a click or a key.
 */
export async function saveStudy(): Promise<void> {
  const { home, isSaving } = useHomeStore.getState();
  if (isSaving || isPicking || present().text === '') return;
  if (home) return saveTo(home, false);
  if (!canPickFolder()) {
    downloadStudy();
    return;
  }
  isPicking = true;
  try {
    const { studyId } = useStudy.getState();
    const folder = await pickFolder();
    // Another study was opened while the folder was chosen: it does not go there.
    if (folder && useStudy.getState().studyId === studyId) await saveFirst(folderHome(folder));
  } catch (error) {
    useHomeStore.setState({ problem: sentenceOf(error) });
  } finally {
    isPicking = false;
  }
}

/** The place is the study's once the study is in it; a folder that turns out to be the wrong one is not. */
async function saveFirst(home: StudyHome): Promise<void> {
  useHomeStore.setState({ ...homeless, home });
  await saveTo(home, false);
  const { isAsking, saved } = useHomeStore.getState();
  if (!isAsking && saved === homeless.saved) useHomeStore.setState({ home: null });
}

/** Replaces the file that was changed outside; the user was asked. */
export async function saveOverOther(): Promise<void> {
  const { home } = useHomeStore.getState();
  if (home) await saveTo(home, true);
}

/** Takes the file as it was changed outside; what the page had stays one step back. */
export async function takeOther(): Promise<void> {
  const { home } = useHomeStore.getState();
  if (!home) return;
  try {
    const { warning, ...content } = await home.load();
    if (useHomeStore.getState().home !== home) return;
    changeStudy({ text: content.text, files: new Map([...present().files, ...content.files]) });
    settle(home, content);
    if (warning !== undefined) useHomeStore.setState({ problem: warning });
  } catch (error) {
    useHomeStore.setState({ isAsking: false, problem: sentenceOf(error) });
  }
}

/** A first save that the user thinks better of leaves the study without a place. */
export function stopAsking(): void {
  const isFirst = useHomeStore.getState().saved === homeless.saved;
  useHomeStore.setState({ isAsking: false, problem: null, ...(isFirst && { home: null }) });
}

export function downloadStudy(): void {
  const { text } = present();
  download({ name: studyFileName, bytes: new TextEncoder().encode(text), type: 'application/yaml' });
  useHomeStore.setState({ downloadedText: text });
}

/** In words, where a place refuses or is gone. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The study was not saved.';

async function saveTo(home: StudyHome, isForced: boolean): Promise<void> {
  const content = present();
  const { saved } = useHomeStore.getState();
  useHomeStore.setState({ isSaving: true, isAsking: false, problem: null });
  const outcome = await home.save(content, saved, isForced).catch((error: unknown): SaveOutcome => ({
    kind: 'problem',
    sentence: sentenceOf(error),
  }));
  // Another study was opened meanwhile: it does not live here.
  if (useHomeStore.getState().home !== home) return;
  if (outcome.kind === 'saved') {
    const { refused } = outcome;
    settle(home, { ...content, files: new Map([...content.files].filter(([path]) => !refused.has(path))) });
    const { warning } = warningOf('The study is saved, but not all of its files', refused.values());
    if (warning !== undefined) useHomeStore.setState({ problem: warning });
  } else if (outcome.kind === 'changed-outside') useHomeStore.setState({ isSaving: false, isAsking: true });
  else useHomeStore.setState({ isSaving: false, problem: outcome.sentence });
}
