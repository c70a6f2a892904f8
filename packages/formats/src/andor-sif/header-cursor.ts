import { UnreadableFileError } from '@modalgain/numerics';

/** No line of a header is longer; a longer one is binary data read as text. */
const longestLine = 65_536;

/** Reads the lines and counted texts of which the header of a .sif file consists. */
export class HeaderCursor {
  private position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get byte(): number {
    return this.position;
  }

  /** The text up to the next line feed, which is passed. Andor writes Latin-1. */
  line(what: string): string {
    const stop = this.bytes.indexOf(0x0a, this.position);
    if (stop === -1 || stop - this.position > longestLine)
      throw this.problem(`no end of the line of ${what}`);
    return this.upTo(stop, 1);
  }

  /** A text of a known number of bytes. */
  text(length: number, what: string): string {
    const left = this.bytes.length - this.position;
    if (length > left) throw this.problem(`${left} bytes where ${what} should have ${length}`);
    return this.upTo(this.position + length, 0);
  }

  /** Whether these bytes come next; they are passed if so. */
  passes(expected: string): boolean {
    const end = this.position + expected.length;
    const isNext = latin1(this.bytes.subarray(this.position, end)) === expected;
    if (isNext) this.position = end;
    return isNext;
  }

  /** A refusal that says where the cursor stands. */
  problem(found: string): UnreadableFileError {
    return new UnreadableFileError(
      `found ${found}: the file is truncated, damaged or of an unknown version.`,
      {
        byte: this.position,
      },
    );
  }

  private upTo(stop: number, passed: number): string {
    const text = latin1(this.bytes.subarray(this.position, stop));
    this.position = stop + passed;
    return text;
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
