import { download } from '../export/download';
import { changeStudy, openStudy } from '../model/actions';
import type { StudySnapshot } from '../model/snapshot';
import { useStudy } from '../model/study-store';
import { canPickFolder, folderHome, pickFolder } from './folder-home';
import { homeless, useHomeStore } from './home-store';
import { studyFileName, type HomeContent, type SaveOutcome, type StudyHome } from './study-home';

const present = (): StudySnapshot => useStudy.getState().history.present;

/** From now on the study lives there, and the place holds this. */
export function settle(home: StudyHome, { text, files }: HomeContent): void {
  useHomeStore.setState({ ...homeless, home, savedText: text, savedFiles: new Set(files.keys()) });
  void home.keep(text);
}

/** Opens what a place holds as the study of the page. */
export async function openHome(home: StudyHome): Promise<void> {
  const content = await home.load();
  await openStudy({ ...content, views: {} });
  settle(home, content);
}

/** Asks for a folder and opens the study or the raw files in it. Must be called by a click or a key. */
export async function openFolder(): Promise<void> {
  const folder = await pickFolder();
  if (folder) await openHome(folderHome(folder));
}

/**
 * Saves the study where it lives; one that lives nowhere yet goes to a folder that the user is asked for, or, where the
 * browser has no folders, to the downloads. Must be called by a click or a key.
 */
export async function saveStudy(): Promise<void> {
  const { home, savedText, isSaving } = useHomeStore.getState();
  if (isSaving || present().text === '') return;
  if (home) return saveTo(home, savedText);
  if (!canPickFolder()) {
    downloadStudy();
    return;
  }
  const folder = await pickFolder();
  if (!folder) return;
  const place = folderHome(folder);
  useHomeStore.setState({ ...homeless, home: place });
  await saveTo(place, '');
}

/** Replaces the file that was changed outside; the user was asked. */
export async function saveOverOther(): Promise<void> {
  const { home } = useHomeStore.getState();
  if (home) await saveTo(home, undefined);
}

/** Takes the file as it was changed outside; what the page had stays one step back. */
export async function takeOther(): Promise<void> {
  const { home } = useHomeStore.getState();
  if (!home) return;
  const content = await home.load();
  if (useHomeStore.getState().home !== home) return;
  changeStudy(content);
  settle(home, content);
}

export const stopAsking = (): void => useHomeStore.setState({ isAsking: false, problem: null });

export function downloadStudy(): void {
  download({
    name: studyFileName,
    bytes: new TextEncoder().encode(present().text),
    type: 'application/yaml',
  });
}

async function saveTo(home: StudyHome, known: string | undefined): Promise<void> {
  const saved = present();
  useHomeStore.setState({ isSaving: true, isAsking: false, problem: null });
  const outcome = await home.save(saved, known).catch((error: unknown): SaveOutcome => ({
    kind: 'problem',
    sentence: error instanceof Error ? error.message : 'The study was not saved.',
  }));
  // Another study was opened meanwhile: it does not live here.
  if (useHomeStore.getState().home !== home) return;
  if (outcome.kind === 'saved') {
    settle(home, saved);
    if (outcome.warning !== undefined) useHomeStore.setState({ problem: outcome.warning });
  } else if (outcome.kind === 'changed-outside') useHomeStore.setState({ isSaving: false, isAsking: true });
  else useHomeStore.setState({ isSaving: false, problem: outcome.sentence });
}
