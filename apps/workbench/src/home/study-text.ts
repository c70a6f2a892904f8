/**
 * The text of a study file, byte for byte: a mark at its beginning stays, so that it is written back as it was.
 *
 * @throws Error with one sentence where the bytes are not UTF-8, since to guess would change the user's words
 */
export function studyTextOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Error('study.yaml is not UTF-8 text; save it as UTF-8 in your editor and open it again.', {
      cause,
    });
  }
}
