/** Files by their path within what was dropped or chosen, with `/`. */
export type DroppedFiles = Map<string, Uint8Array>;

export interface Dropped {
  readonly files: DroppedFiles;
  /** Name of the one folder that held them all; empty where there was none. */
  readonly folder: string;
}

/** A file of the system's own litter, or of a version-control folder. */
const isLitter = (path: string): boolean => /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/i.test(path);

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Entries of a folder; the browser hands them out in portions. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function collect(entry: FileSystemEntry, into: DroppedFiles): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isLitter(path)) return;
  if (entry.isDirectory) {
    for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) await collect(inner, into);
    return;
  }
  const file = await new Promise<File>((resolve, reject) => {
    (entry as FileSystemFileEntry).file(resolve, reject);
  });
  into.set(path, await bytesOf(file));
}

/** All files of a drop, folders opened. Must be called within the drop event: its items are gone afterwards. */
export async function filesOfDrop(transfer: DataTransfer): Promise<Dropped> {
  const items = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: DroppedFiles = new Map();
  for (const { entry, file } of items) {
    if (entry) await collect(entry, files);
    else if (file) files.set(file.name, await bytesOf(file));
  }
  return withoutCommonFolder(files);
}

/** The files that a person chose, or those of a chosen folder. */
export async function filesOfInput(list: FileList): Promise<Dropped> {
  const files: DroppedFiles = new Map();
  for (const file of list) {
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
    if (!isLitter(path)) files.set(path, await bytesOf(file));
  }
  return withoutCommonFolder(files);
}

/** Paths within the one folder that was dropped: `study/stripe/a.csv` is `stripe/a.csv` of the study. */
export function withoutCommonFolder(files: DroppedFiles): Dropped {
  const folders = new Set([...files.keys()].map((path) => (path.includes('/') ? path.split('/')[0] : '')));
  const [folder = ''] = folders;
  if (folders.size !== 1 || folder === '') return { files, folder: '' };
  return {
    files: new Map([...files].map(([path, bytes]) => [path.slice(folder.length + 1), bytes])),
    folder,
  };
}
