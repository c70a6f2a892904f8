/** Lower-case hexadecimal SHA-256 of the bytes (the same in node, workers and pages). */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await digestOf(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** By WebCrypto, which pages of a plain http server other than this machine do not have; there by a library. */
async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto as Partial<typeof globalThis.crypto>;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', ofItsOwn(bytes)));
  const library = await import('@noble/hashes/sha2.js');
  const hash = library.sha256.create();
  for (let from = 0; from < bytes.byteLength; from += portionBytes) {
    hash.update(bytes.subarray(from, from + portionBytes));
    await pause();
  }
  return hash.digest();
}

/** WebCrypto's type leaves out shared memory, which files never come in. */
const ofItsOwn = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;

/** Hashed in about 10 ms; between two portions a page stays awake. */
const portionBytes = 1 << 20;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
