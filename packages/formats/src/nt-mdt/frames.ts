import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';

/** One frame of an NT-MDT file: its kind and its body behind the common header. */
export interface MdtFrame {
  readonly index: number;
  readonly type: number;
  /** Bytes of settings at the beginning of the body of older frames. */
  readonly settingsBytes: number;
  readonly body: ByteCursor;
}

/** The header says 32 bytes in its documentation; the first frame stands at byte 33. */
const firstFrame = 33;
const headerBytes = 22;

/**
 * Takes a file apart into its frames.
 * Source: the description of the format in the Kaitai Struct formats (scientific/nt_mdt), and the bytes of real files.
 */
export function framesOf(bytes: Uint8Array): MdtFrame[] {
  const head = new ByteCursor(bytes);
  head.skip(12, 'the header of the file');
  const count = head.uint16('the number of frames') + 1;
  const cursor = new ByteCursor(bytes, firstFrame);
  return Array.from({ length: count }, (_, index) => frameAt(cursor, index));
}

function frameAt(cursor: ByteCursor, index: number): MdtFrame {
  const { byte } = cursor;
  const size = cursor.uint32(`the size of frame ${index}`);
  if (size < headerBytes) {
    throw new UnreadableFileError(
      `found a frame of ${size} bytes, expected at least ${headerBytes}: the file is damaged.`,
      { byte },
    );
  }
  const body = cursor.part(size - 4, `frame ${index}`);
  const type = body.uint16('the type of the frame');
  body.skip(14, 'version and date');
  const settingsBytes = body.uint16('the size of the settings');
  return { index, type, settingsBytes, body };
}
