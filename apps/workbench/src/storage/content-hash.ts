import { sha256 } from '@modalgain/formats';

/** Hashes of files that were seen already: a file's bytes never change, a changed file is a new array. */
const known = new WeakMap<Uint8Array, string>();

/** SHA-256 of a file's bytes as hexadecimal text; computed once for each array. */
export async function contentHash(bytes: Uint8Array): Promise<string> {
  const hash = known.get(bytes) ?? (await sha256(bytes));
  known.set(bytes, hash);
  return hash;
}

/** Remembers the hash of a file that was just read back by it. */
export const rememberHash = (bytes: Uint8Array, hash: string): void => void known.set(bytes, hash);
