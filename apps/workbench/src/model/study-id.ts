/** A name that no other study of this browser has. Pages of a plain http server have no `randomUUID`. */
export const newStudyId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
