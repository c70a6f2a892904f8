import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from './delimited-text/decode.js';

/**
 * The text of a file in whatever encoding it was saved: UTF-8, UTF-16 or Latin-1, without its byte order mark.
 *
 * @throws UnreadableFileError for bytes that are no text
 */
export function readText(bytes: Uint8Array, file: string): string {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new UnreadableFileError('found binary data, expected a text.', { file });
  return decoded.text.replace(/^\uFEFF/, '');
}
