import type { Metadata } from 'h5wasm';
import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { asked, LibraryCrash } from './failure.js';
import { refuseEndlessHeaps } from './global-heap.js';
import { hdf5Library, renewHdf5Library } from './library.js';
import type { Hdf5Library } from './library.js';
import { storedValues } from './stored-values.js';
import type { StoredValues } from './stored-values.js';

/** The values of an attribute, read when it is asked for; undefined where there is none of that name. */
type Attribute = (name: string) => StoredValues;

export interface Hdf5Dataset {
  /** From the root, e.g. "/entry/data/intensity". */
  readonly path: string;
  readonly name: string;
  /** Lengths of its dimensions, the slowest first; empty for a single value. */
  readonly shape: readonly number[];
  readonly attribute: Attribute;
  /** Read when it is asked for, while the file is open. @throws UnreadableFileError */
  readonly values: () => StoredValues;
}

export interface Hdf5Group {
  readonly path: string;
  readonly attribute: Attribute;
  readonly groups: readonly Hdf5Group[];
  readonly datasets: readonly Hdf5Dataset[];
}

/** Far beyond any measurement; links may lead in circles. */
const most = { depth: 32, objects: 20_000 } as const;
/** What deflate makes of measured numbers at best, and more than any text. */
const largestRatio = 100;
const harmlessBytes = 2 ** 20;
/** The library starts with 20 MB. */
const idleBytes = 2 ** 26;
const fileName = '/measurement.h5';

/**
 * What `read` makes of the tree of an HDF5 file; datasets are read from it while `read` runs.
 *
 * @throws UnreadableFileError for a damaged file
 */
export async function withHdf5File<T>(bytes: Uint8Array, read: (root: Hdf5Group) => T): Promise<T> {
  refuseEndlessHeaps(bytes);
  try {
    return readOnce(await hdf5Library(), bytes, read);
  } catch (problem) {
    if (!(problem instanceof LibraryCrash)) throw problem;
    renewHdf5Library();
  }
  try {
    // An earlier file may have done the harm: this one has its chance with a library of its own.
    return readOnce(await hdf5Library(), bytes, read);
  } catch (problem) {
    if (!(problem instanceof LibraryCrash)) throw problem;
    renewHdf5Library();
    throw new UnreadableFileError(
      'found a structure of HDF5 at which its library breaks off: the file is damaged.',
      {},
      { cause: problem },
    );
  }
}

function readOnce<T>(library: Hdf5Library, bytes: Uint8Array, read: (root: Hdf5Group) => T): T {
  asked(() => {
    library.FS.writeFile(fileName, bytes);
  });
  let file = -1n;
  try {
    file = asked(() => library.open(fileName, library.H5F_ACC_RDONLY, false, -1, -1));
    if (file < 0n)
      throw new UnreadableFileError('found an HDF5 file that cannot be opened: damaged or cut off.');
    return read(treeOf({ library, file, bytes: bytes.length, objects: 0 }));
  } finally {
    close(library, file, bytes.length);
  }
}

/** A library that broke off may not answer to this either, and memory that it took it never gives back. */
function close(library: Hdf5Library, file: bigint, bytes: number): void {
  try {
    if (file >= 0n) library.close_file(file);
    library.FS.unlink(fileName);
    if (library.HEAPU8.length > idleBytes + bytes) renewHdf5Library();
  } catch {
    renewHdf5Library();
  }
}

interface OpenFile {
  readonly library: Hdf5Library;
  readonly file: bigint;
  readonly bytes: number;
  objects: number;
}

function treeOf(open: OpenFile, path = '', depth = 0): Hdf5Group {
  const { library, file } = open;
  const [groups, datasets]: [Hdf5Group[], Hdf5Dataset[]] = [[], []];
  for (const name of asked(() => library.get_names(file, path || '/', false))) {
    const inner = `${path}/${name}`;
    open.objects += 1;
    if (depth > most.depth || open.objects > most.objects)
      throw new UnreadableFileError(
        `found more than ${most.objects} objects, or links that lead in circles.`,
      );
    const type = asked(() => library.get_type(file, inner));
    if (type === library.H5G_GROUP) groups.push(treeOf(open, inner, depth + 1));
    if (type === library.H5G_DATASET) datasets.push(datasetOf(open, inner, name));
  }
  return { path, attribute: attributeOf(open, path || '/'), groups, datasets };
}

function datasetOf(open: OpenFile, path: string, name: string): Hdf5Dataset {
  const { library, file } = open;
  const type = asked(() => library.get_dataset_metadata(file, path));
  const values = () => {
    refuseElsewhere(type, path);
    return storedValues({
      library,
      type,
      copyTo: (pointer) => library.get_dataset_data(file, path, null, null, null, pointer),
      release: (pointer) => library.reclaim_vlen_memory(file, path, '', pointer),
      mostBytes: Math.max(harmlessBytes, largestRatio * open.bytes),
    });
  };
  return { path, name, shape: type.shape ?? [], attribute: attributeOf(open, path), values };
}

function attributeOf({ library, file }: OpenFile, path: string): Attribute {
  return (name) => {
    if (!asked(() => library.get_attribute_names(file, path)).includes(name)) return undefined;
    return storedValues({
      library,
      type: asked(() => library.get_attribute_metadata(file, path, name)),
      copyTo: (pointer) => library.get_attribute_data(file, path, name, pointer),
      release: (pointer) => library.reclaim_vlen_memory(file, path, name, pointer),
      mostBytes: harmlessBytes,
    });
  };
}

/** Values of a virtual dataset may stand in other files, and would come out as zeros; "." is the file itself. */
function refuseElsewhere({ virtual_sources: sources }: Metadata, path: string): void {
  const elsewhere = sources?.find(({ file_name: file }) => file !== '.');
  if (!elsewhere) return;
  throw new UnsupportedFeatureError(
    `found ${quoted(path)} whose values stand in ${quoted(elsewhere.file_name)}, expected one file that holds them.`,
  );
}
