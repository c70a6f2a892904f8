import type { Metadata } from 'h5wasm';
import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { asked } from './failure.js';
import type { Hdf5Library } from './library.js';

/** What a dataset or an attribute holds; undefined for types that no measurement needs, such as compounds. */
export type StoredValues = readonly string[] | Float64Array | undefined;

interface Stored {
  readonly library: Hdf5Library;
  readonly type: Metadata;
  /** Copies the values to a place in the memory of the library; below 0 where that fails. */
  readonly copyTo: (pointer: bigint) => number;
  /** Gives back the texts to which the values at a place point. */
  readonly release: (pointer: bigint) => void;
  /** Values that need more are refused before memory is taken. */
  readonly mostBytes: number;
}

/** Classes of types, by their number in HDF5. */
const integer = 0;
const float = 1;
const text = 3;

/**
 * The values as numbers or texts, in the order of the file.
 *
 * @throws UnreadableFileError where the library cannot read them, or where they are more than the file can hold
 */
export function storedValues({ library, type, copyTo, release, mostBytes }: Stored): StoredValues {
  const decode = decoderOf(library, type);
  if (type.shape === null || decode === undefined) return undefined;
  const size = type.size * type.total_size;
  const chunk = type.size * (type.chunks ?? []).reduce((product, length) => product * length, 1);
  const needed = Math.max(size, chunk);
  if (!(needed <= mostBytes))
    throw new UnreadableFileError(`found values of ${needed} bytes, expected at most ${mostBytes}.`);
  const pointer = asked(() => library._malloc(Math.max(8, size)));
  // Texts are pointers: none may be left over from earlier use of the memory.
  library.HEAPU8.fill(0, pointer, pointer + size);
  try {
    if (asked(() => copyTo(BigInt(pointer))) < 0)
      throw new UnreadableFileError('found values that cannot be unpacked: the file is damaged.');
    const values = decode(library.HEAPU8.slice(pointer, pointer + size));
    if (type.vlen)
      asked(() => {
        release(BigInt(pointer));
      });
    return values;
  } finally {
    library._free(pointer);
  }
}

type Decode = (bytes: Uint8Array) => readonly string[] | Float64Array;

function decoderOf(library: Hdf5Library, type: Metadata): Decode | undefined {
  if (type.type === text)
    return type.vlen ? (bytes) => textsAt(library, bytes) : (bytes) => texts(bytes, type.size);
  if (type.type !== integer && type.type !== float) return undefined;
  return (bytes) => numbers(bytes, type);
}

function textsAt(library: Hdf5Library, bytes: Uint8Array): readonly string[] {
  return Array.from(new Uint32Array(bytes.buffer), (pointer) =>
    pointer === 0 ? '' : library.UTF8ToString(pointer),
  );
}

function texts(bytes: Uint8Array, size: number): readonly string[] {
  const decoder = new TextDecoder();
  return Array.from({ length: bytes.length / size }, (_, index) => {
    const [written] = decoder.decode(bytes.subarray(index * size, (index + 1) * size)).split('\0', 1);
    return written.trimEnd();
  });
}

/** Values come with the low byte first, whatever the order in the file. */
function numbers({ buffer }: Uint8Array, { type, size, signed }: Metadata): Float64Array {
  const of = (values: ArrayLike<number>) => Float64Array.from(values);
  if (type === float && size === 8) return new Float64Array(buffer);
  if (type === float && size === 4) return of(new Float32Array(buffer));
  if (type === integer && size === 1) return of(signed ? new Int8Array(buffer) : new Uint8Array(buffer));
  if (type === integer && size === 2) return of(signed ? new Int16Array(buffer) : new Uint16Array(buffer));
  if (type === integer && size === 4) return of(signed ? new Int32Array(buffer) : new Uint32Array(buffer));
  if (type === integer && size === 8)
    return Float64Array.from(signed ? new BigInt64Array(buffer) : new BigUint64Array(buffer), Number);
  throw new UnsupportedFeatureError(`found numbers of ${size} bytes, expected 1, 2, 4 or 8.`);
}
