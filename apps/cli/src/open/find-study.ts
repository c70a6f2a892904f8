import { stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import type { ServedStudy } from './served-folder.js';

const studyName = 'study.yaml';

/**
 * The study that the argument of `modalgain open` names: a study file, or a folder of raw files. Without an argument that
 * of the current folder; undefined where there is none.
 *
 * @throws InputError for what is neither
 */
export async function findStudy(given: string | undefined): Promise<ServedStudy | undefined> {
  const place = path.resolve(given ?? '.');
  const found = await stat(place).catch(() => undefined);
  if (given === undefined) {
    const hasStudy = await isFile(path.join(place, studyName));
    return hasStudy ? { folder: place, file: studyName } : undefined;
  }
  if (!found) throw new InputError('there is no such file or folder.', { file: given });
  if (found.isDirectory()) return { folder: place, file: studyName };
  if (!/\.(ya?ml|json)$/i.test(place))
    throw new InputError('is no study file; name a study.yaml, or the folder of the raw files.', {
      file: given,
    });
  return { folder: path.dirname(place), file: path.basename(place) };
}

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
