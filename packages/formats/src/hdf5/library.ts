import type * as H5wasm from 'h5wasm';

/** The HDF5 library compiled to WebAssembly, with a file system in its own memory. */
export type Hdf5Library = Awaited<typeof H5wasm.ready>;

let current: Promise<Hdf5Library> | undefined;

/** The library, loaded when the first file asks for it: it weighs 4 MB. */
export function hdf5Library(): Promise<Hdf5Library> {
  current ??= load();
  return current;
}

/**
 * Damage that makes the library access memory which it does not have leaves it in disorder: the next file gets another
 * instance. Where the place of its code is not known (pages packed into one file) the same instance goes on.
 */
export function renewHdf5Library(): void {
  current = fresh().catch(load);
}

async function load(): Promise<Hdf5Library> {
  const { ready } = await import('h5wasm');
  return silenced(await ready);
}

/** The package makes one instance when it is loaded; another needs the function with which it does so. */
async function fresh(): Promise<Hdf5Library> {
  const { resolve } = import.meta as { readonly resolve?: (name: string) => string };
  if (!resolve) return load();
  const { href } = new URL('./hdf5_util.js', resolve('h5wasm'));
  const { default: instance } = (await import(/* @vite-ignore */ href)) as {
    readonly default: (options: object) => Promise<Hdf5Library>;
  };
  return silenced(await instance({ noInitialRun: true }));
}

interface Output {
  readonly stream_ops: {
    write: (stream: unknown, bytes: Uint8Array, offset: number, length: number) => number;
  };
}

/** The library writes an account of every problem to its standard error; ours is the sentence that we throw. */
function silenced(library: Hdf5Library): Hdf5Library {
  const { streams } = library.FS as unknown as { readonly streams: readonly (Output | null)[] };
  for (const stream of streams.slice(1, 3)) {
    if (stream) stream.stream_ops.write = (_stream, _bytes, _offset, length) => length;
  }
  return library;
}
