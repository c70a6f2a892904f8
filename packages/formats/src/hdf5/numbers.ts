import { UnreadableFileError } from '@modalgain/numerics';
import type { Hdf5Dataset } from './open-file.js';

/** @throws UnreadableFileError where a dataset holds anything but numbers */
export function numbersOf(dataset: Hdf5Dataset): Float64Array {
  const values = dataset.values();
  if (values instanceof Float64Array) return values;
  throw new UnreadableFileError('found no numbers, expected them.', { field: dataset.path });
}
