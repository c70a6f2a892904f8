import { InputError } from '@modalgain/numerics';
import type { FileSource } from './file-source.js';
import { globExpression } from './glob.js';
import { compareNaturally } from './natural-order.js';

/** Files in memory as a source: what was dropped on a page, or simulated. Keys are relative paths with `/`. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>): FileSource {
  const bytesOf = (path: string): Promise<Uint8Array> => {
    const bytes = files.get(path);
    return bytes === undefined
      ? Promise.reject(new InputError('there is no such file.', { file: path }))
      : Promise.resolve(bytes);
  };
  return {
    list: (pathOrGlob) => {
      if (files.has(pathOrGlob)) return Promise.resolve([pathOrGlob]);
      const expression = globExpression(pathOrGlob);
      const found = [...files.keys()].filter((path) => expression.test(path));
      return Promise.resolve(found.sort(compareNaturally));
    },
    read: bytesOf,
    stat: async (path) => ({ byteLength: (await bytesOf(path)).length }),
  };
}
