/** Hashes of files that were seen already: a file's bytes never change, a changed file is a new array. */
const known = new WeakMap<Uint8Array, string>();

/** SHA-256 of a file's bytes as hexadecimal text; computed once for each array. */
export async function contentHash(bytes: Uint8Array): Promise<string> {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  known.set(bytes, hash);
  return hash;
}

/** Remembers the hash of a file that was just read back by it. */
export const rememberHash = (bytes: Uint8Array, hash: string): void => void known.set(bytes, hash);
