import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';

/** Files in memory as a study reads them; `*` and `?` stand for parts of a name. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>): FileSource {
  const bytesOf = (path: string): Promise<Uint8Array> => {
    const bytes = files.get(path);
    if (bytes === undefined) {
      return Promise.reject(new InputError('there is no such file.', { file: path }));
    }
    return Promise.resolve(bytes);
  };
  return {
    list: (pathOrGlob) => {
      const expression = globExpression(pathOrGlob);
      return Promise.resolve([...files.keys()].filter((path) => expression.test(path)));
    },
    read: bytesOf,
    stat: async (path) => ({ byteLength: (await bytesOf(path)).length }),
  };
}

function globExpression(glob: string): RegExp {
  const literal = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`);
}
