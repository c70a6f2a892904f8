import type { FileSource } from '@modalgain/formats';
import { InputError, type Quantity } from '@modalgain/numerics';
import { stepMiddles } from '@modalgain/optics';
import type { YamlDocument } from '../yaml/index.js';
import type { GradedEntry, IndexEntry } from './index-schema.js';
import { errorAt } from './places.js';
import { readIndex } from './read-index.js';
import type { StackEntries } from './stack-schema.js';
import { between, type Substance } from './substance.js';

/** A layer of a stack file, or a slice of a graded one, with its substances. */
export interface ReadLayer {
  readonly entry: number;
  readonly name?: string;
  readonly thickness?: Quantity;
  readonly coherent: boolean;
  readonly substance: Substance;
  /** For the field along the normal, where it is another. */
  readonly normal?: Substance;
}

export type LayerEntry = StackEntries['layers'][number];

interface Reading {
  readonly entry: number;
  /** Where errors have their place. */
  readonly document: YamlDocument;
  readonly source: FileSource;
  readonly wavelengthNm: number | undefined;
}

/** The layer of an entry, or its slices: those of a graded layer share its thickness and its error. */
export async function readLayer(layer: LayerEntry, reading: Reading): Promise<ReadLayer[]> {
  const { entry } = reading;
  const { index, extraordinaryIndex, thickness, coherent } = layer;
  const read = (value: IndexEntry, key: string): Promise<Substance> =>
    substanceAt(value, { ...reading, key });
  const normal =
    extraordinaryIndex === undefined ? undefined : await read(extraordinaryIndex, 'extraordinaryIndex');
  const name = layer.name ?? (typeof index === 'string' ? index : undefined);
  const common = {
    entry,
    coherent,
    ...(name !== undefined && { name }),
    ...(normal !== undefined && { normal }),
  };
  if (!isGraded(index)) {
    return [{ ...common, substance: await read(index, 'index'), ...(thickness && { thickness }) }];
  }
  const [from, to] = [await read(index.from, 'index'), await read(index.to, 'index')];
  const slice = thickness && sharedBy(thickness, index.slices);
  return stepMiddles(index.slices).map((share) => ({
    ...common,
    substance: between(from, to, share),
    ...(slice && { thickness: slice }),
  }));
}

async function substanceAt(
  value: IndexEntry,
  { document, entry, key, ...reading }: Reading & { readonly key: string },
): Promise<Substance> {
  try {
    return await readIndex(value, reading);
  } catch (error) {
    throw error instanceof InputError ? errorAt(error, document, ['layers', entry, key]) : error;
  }
}

const isGraded = (index: LayerEntry['index']): index is GradedEntry =>
  typeof index === 'object' && 'from' in index;

/** The error of the whole, too, is shared: all slices are off by the same part. */
function sharedBy({ value, standardError }: Quantity, count: number): Quantity {
  return {
    value: value / count,
    ...(standardError !== undefined && { standardError: standardError / count }),
  };
}
