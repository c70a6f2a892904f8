import type { Problem } from '@modalgain/compute';
import { studyFileName } from '../home/study-home';
import { withoutCommonFolder, type DroppedFiles } from './dropped-files';
import { filesWorker } from './recognised';

export interface Unpacked {
  readonly files: DroppedFiles;
  /** Why an archive could not be unpacked; all others are taken. */
  readonly problem: Problem | undefined;
}

const isArchive = (path: string): boolean => /\.(eln|zip)$/i.test(path);

/** Archives are taken for what is in them; where two hold a file of the same name, each has a folder of its own. */
export async function unpacked(dropped: DroppedFiles): Promise<Unpacked> {
  const files: DroppedFiles = new Map([...dropped].filter(([path]) => !isArchive(path)));
  let problem: Problem | undefined;
  for (const [path, bytes] of dropped) {
    if (!isArchive(path)) continue;
    const outcome = await filesWorker.call().unpack(path, bytes);
    if (outcome.kind === 'ok') add(files, path, withoutCommonFolder(outcome.value).files);
    else problem ??= { ...outcome.problem, sentence: `${path}: ${outcome.problem.sentence}` };
  }
  return { files, problem };
}

function add(files: DroppedFiles, archive: string, inner: DroppedFiles): void {
  const isClear = [...inner.keys()].every((path) => path === studyFileName || !files.has(path));
  const folder = isClear ? '' : `${archive.replace(/\.[^.]*$/, '')}/`;
  for (const [path, content] of inner) {
    // A second study is refused for itself, by its name.
    const isSecond = path === studyFileName && files.has(path);
    files.set(isSecond ? `${archive}/${path}` : path === studyFileName ? path : `${folder}${path}`, content);
  }
}
