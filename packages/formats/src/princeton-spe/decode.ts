import type { DecodedSpe } from './decoded.js';
import { readHeader } from './header.js';
import { decodeVersion2 } from './version-2.js';
import { decodeVersion3 } from './version-3.js';

/**
 * Decodes the pixels of a .spe file of any version.
 *
 * @throws UnreadableFileError for a truncated or damaged file, UnsupportedFeatureError for pixels of an unknown kind
 */
export function decodePrincetonSpe(bytes: Uint8Array): DecodedSpe {
  const header = readHeader(bytes);
  return header.version >= 3 ? decodeVersion3(bytes, header) : decodeVersion2(bytes, header);
}
