import type { FileSource } from '@modalgain/formats';

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
