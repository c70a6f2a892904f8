import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { qtText } from './qt.js';
import { quoted } from '../quoted.js';

/** What a node of the tree holds: its type (raster, curve, ...) and its bytes. */
export interface DataBlock {
  readonly type: string;
  readonly body: ByteCursor;
}

/** Far deeper than the instrument nests; a file of a million levels is damage. */
const greatestDepth = 100;

/**
 * The data blocks of the tree of nodes that an AIST-NT file is, one after another. A node: one byte (1: a data block
 * follows), the block (its type, its length in bytes, its bytes), its name, the number of its children, the children.
 */
export function* dataBlocks(bytes: Uint8Array): Generator<DataBlock, void> {
  const cursor = new ByteCursor(bytes, 0, bytes.length, 'big-endian');
  const waiting = [1];
  while (waiting.length > 0) {
    const left = waiting.pop() ?? 0;
    if (left === 0) continue;
    waiting.push(left - 1);
    if (holdsData(cursor)) {
      const type = qtText(cursor, 'the type of a node');
      yield { type, body: cursor.part(cursor.uint32('the length of a node'), `the node ${quoted(type)}`) };
    }
    qtText(cursor, 'the name of a node');
    waiting.push(cursor.uint32('the number of children of a node'));
    if (waiting.length > greatestDepth) {
      throw new UnreadableFileError(
        `found nodes nested more than ${greatestDepth} deep: the file is damaged.`,
        { byte: cursor.byte },
      );
    }
  }
}

function holdsData(cursor: ByteCursor): boolean {
  const at = cursor.byte;
  const flag = cursor.uint8('the kind of a node');
  if (flag > 1) {
    throw new UnreadableFileError(`found ${flag}, expected a node (0) or a node with data (1).`, {
      byte: at,
    });
  }
  return flag === 1;
}
