import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';

/** A folder of a source as a source of its own. `folder` ends with `/`; '' is the source itself. */
export function subfolder(source: FileSource, folder: string): FileSource {
  if (folder === '') return source;
  return {
    list: async (pathOrGlob) =>
      (await source.list(folder + pathOrGlob)).map((path) => path.slice(folder.length)),
    read: (path) => source.read(folder + path),
    stat: (path) => source.stat(folder + path),
  };
}

/** Does work in a folder; an error of input names its file by the path from the sweep file. */
export async function namedFromSweep<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    const { file } = problem.place;
    if (file === undefined || file.startsWith(folder)) throw problem;
    throw new InputError(problem.message, { ...problem.place, file: folder + file }, { cause: problem });
  }
}
