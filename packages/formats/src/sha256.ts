/** Lower-case hexadecimal SHA-256 of the bytes, by WebCrypto (the same in node, workers and pages). */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // WebCrypto's type leaves out shared memory, which files never come in.
  const unshared = bytes as Uint8Array<ArrayBuffer>;
  const digest = await globalThis.crypto.subtle.digest('SHA-256', unshared);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
