import {
  changedFiles,
  sameBytes,
  studyFileName,
  warningOf,
  type HomeContent,
  type LoadedContent,
  type SaveOutcome,
  type StudyHome,
} from './study-home';
import { studyTextOf } from './study-text';

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
    place: { kind: 'folder', folder },
    label: folder.name,
    load: () => load(folder),
    save: (content, saved, isForced) => save(folder, content, saved, isForced),
  };
}

/** A folder of more files is no folder of a study: a whole disk, picked by mistake. */
const mostFiles = 20_000;

async function load(folder: FileSystemDirectoryHandle): Promise<LoadedContent> {
  const files = new Map<string, Uint8Array>();
  const unread: string[] = [];
  const found = await filesOf(folder);
  if (found.size > mostFiles)
    throw new Error(
      `"${folder.name}" holds ${found.size} files; choose the folder of one study (at most ${mostFiles}).`,
    );
  for (const [path, handle] of found) {
    if (path === studyFileName) continue;
    const bytes = await bytesOf(handle).catch(() => undefined);
    if (bytes) files.set(path, bytes);
    else unread.push(`${path} cannot be read.`);
  }
  return { text: await textOf(folder), files, ...warningOf('Some files are left out', unread) };
}

async function save(
  folder: FileSystemDirectoryHandle,
  content: HomeContent,
  saved: HomeContent,
  isForced: boolean,
): Promise<SaveOutcome> {
  const permission = await (folder as PermittedHandle).requestPermission({ mode: 'readwrite' });
  if (permission !== 'granted')
    return {
      kind: 'problem',
      sentence: `The browser may not write to "${folder.name}"; allow it, or download.`,
    };
  if (!isForced && (await textOf(folder)) !== saved.text) return { kind: 'changed-outside' };
  const there = await filesOf(folder);
  const refused = new Map<string, string>();
  for (const { path, bytes, former } of changedFiles(content, saved)) {
    const handle = there.get(path);
    const found = handle && (await bytesOf(handle));
    if (!found || (former && sameBytes(found, former))) await write(folder, path, bytes);
    else if (!sameBytes(found, bytes))
      refused.set(path, `${path} in the folder is another file, and stays as it is.`);
  }
  await write(folder, studyFileName, new TextEncoder().encode(content.text));
  return { kind: 'saved', refused };
}

/** Empty where there is no study file yet. */
async function textOf(folder: FileSystemDirectoryHandle): Promise<string> {
  const handle = await folder.getFileHandle(studyFileName).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  });
  return handle ? studyTextOf(await bytesOf(handle)) : '';
}

const bytesOf = async (handle: FileSystemFileHandle): Promise<Uint8Array> =>
  new Uint8Array(await (await handle.getFile()).arrayBuffer());

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
