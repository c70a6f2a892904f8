import { keepSetting } from './kept-settings';
import { newFiles, studyFileName, type HomeContent, type SaveOutcome, type StudyHome } from './study-home';

/** The parts of the File System Access API that TypeScript does not know. */
interface PermittedHandle extends FileSystemDirectoryHandle {
  readonly requestPermission: (options: { mode: 'readwrite' }) => Promise<PermissionState>;
}

interface PickerWindow {
  readonly showDirectoryPicker?: (options: {
    id: string;
    mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser lets a page read and write a folder that the user points to. */
export const canPickFolder = (): boolean => (window as PickerWindow).showDirectoryPicker !== undefined;

/** Asks the user for a folder; undefined where they think better of it. Must be called by a click or a key. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (window as PickerWindow).showDirectoryPicker?.({ id: 'modalgain', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** A folder of the user's disk. */
export function folderHome(folder: FileSystemDirectoryHandle): StudyHome {
  return {
    kind: 'folder',
    label: folder.name,
    load: () => load(folder),
    save: (content, known) => save(folder, content, known),
    keep: (text) => keepSetting('folder', { folder, text }),
  };
}

async function load(folder: FileSystemDirectoryHandle): Promise<HomeContent> {
  const files = new Map<string, Uint8Array>();
  for (const [path, handle] of await filesOf(folder)) {
    if (path !== studyFileName) files.set(path, new Uint8Array(await (await handle.getFile()).arrayBuffer()));
  }
  return { text: await textOf(folder), files };
}

async function save(
  folder: FileSystemDirectoryHandle,
  { text, files }: HomeContent,
  known: string | undefined,
): Promise<SaveOutcome> {
  const permission = await (folder as PermittedHandle).requestPermission({ mode: 'readwrite' });
  if (permission !== 'granted')
    return {
      kind: 'problem',
      sentence: `The browser may not write to "${folder.name}"; allow it, or download.`,
    };
  if (known !== undefined && (await textOf(folder)) !== known) return { kind: 'changed-outside' };
  const there = new Set((await filesOf(folder)).keys());
  for (const [path, bytes] of newFiles(files, there)) await write(folder, path, bytes);
  await write(folder, studyFileName, new TextEncoder().encode(text));
  return { kind: 'saved' };
}

/** Empty where there is no study file yet. */
async function textOf(folder: FileSystemDirectoryHandle): Promise<string> {
  const handle = await folder.getFileHandle(studyFileName).catch(() => undefined);
  return handle ? (await handle.getFile()).text() : '';
}

/** All files by path; hidden ones and the results of a run are not part of the study. */
async function filesOf(folder: FileSystemDirectoryHandle): Promise<Map<string, FileSystemFileHandle>> {
  const entries = new Map<string, FileSystemFileHandle>();
  const inner: Promise<void>[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (name.startsWith('.')) continue;
    if (handle.kind === 'file') entries.set(name, handle);
    else
      inner.push(
        filesOf(handle).then((below) => {
          if (below.has('results.json')) return;
          for (const [path, file] of below) entries.set(`${name}/${path}`, file);
        }),
      );
  }
  await Promise.all(inner);
  return entries;
}

/** The browser writes beside the file and renames when the stream is closed. */
async function write(folder: FileSystemDirectoryHandle, path: string, bytes: Uint8Array): Promise<void> {
  const names = path.split('/');
  let parent = folder;
  for (const name of names.slice(0, -1)) parent = await parent.getDirectoryHandle(name, { create: true });
  const handle = await parent.getFileHandle(names.at(-1) ?? path, { create: true });
  const stream = await handle.createWritable();
  await stream.write(bytes as Uint8Array<ArrayBuffer>);
  await stream.close();
}
