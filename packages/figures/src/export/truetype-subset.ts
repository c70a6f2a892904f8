import type { OutlineFont } from './outline-font.js';
import { encodeOutline } from './glyph-outline.js';

/**
 * The glyphs of a font that a PDF uses, as a TrueType font. fontkit's own subset reads the outlines of WOFF2 fonts at the
 * wrong place (github.com/foliojs/fontkit/issues/201); this one writes them anew from the paths that fontkit decodes.
 */
export class TrueTypeSubset {
  readonly #font: OutlineFont;
  /** Glyphs by their place in the subset; the first is the one for missing characters. */
  readonly #glyphs: number[] = [0];

  constructor(font: OutlineFont) {
    this.#font = font;
  }

  /** Adds a glyph and returns its number in the subset. */
  includeGlyph(glyph: number): number {
    const known = this.#glyphs.indexOf(glyph);
    return known >= 0 ? known : this.#glyphs.push(glyph) - 1;
  }

  /** The font with the tables that a PDF asks for (ISO 32000-1, 9.9). */
  encode(): Uint8Array {
    const glyphs = this.#glyphs.map((id) => this.#font.getGlyph(id));
    const outlines = glyphs.map(({ path }) => encodeOutline(path.commands));
    return sfnt({
      glyf: joined(outlines),
      head: head(this.#font),
      hhea: hhea(this.#font, glyphs.length),
      hmtx: int16s(glyphs.flatMap(({ advanceWidth }, i) => [advanceWidth, leftBearing(outlines[i])])),
      loca: loca(outlines),
      maxp: maxp(glyphs.length),
    });
  }
}

const leftBearing = (outline: Uint8Array | undefined): number =>
  outline && outline.length > 0 ? new DataView(outline.buffer).getInt16(2) : 0;

function int16s(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * values.length));
  values.forEach((value, i) => view.setInt16(2 * i, value));
  return new Uint8Array(view.buffer);
}

function head({ unitsPerEm, bbox }: OutlineFont): Uint8Array {
  const view = new DataView(new ArrayBuffer(54));
  view.setUint32(0, 0x00010000);
  view.setUint32(12, 0x5f0f3cf5);
  view.setUint16(18, unitsPerEm);
  [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].forEach((value, i) => view.setInt16(36 + 2 * i, value));
  // Direction of the glyphs (2), and long offsets in `loca`.
  [2, 1].forEach((value, i) => view.setInt16(48 + 2 * i, value));
  return new Uint8Array(view.buffer);
}

function hhea({ ascent, descent }: OutlineFont, glyphCount: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(36));
  view.setUint32(0, 0x00010000);
  view.setInt16(4, ascent);
  view.setInt16(6, descent);
  view.setUint16(34, glyphCount);
  return new Uint8Array(view.buffer);
}

function maxp(glyphCount: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, glyphCount);
  // Upper bounds of points and contours: readers reserve room by them.
  view.setUint16(6, 2000);
  view.setUint16(8, 200);
  view.setUint16(14, 1);
  return new Uint8Array(view.buffer);
}

function loca(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (outlines.length + 1)));
  let offset = 0;
  outlines.forEach(({ length }, i) => view.setUint32(4 * (i + 1), (offset += length)));
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

const checksum = (table: Uint8Array): number => {
  let sum = 0;
  for (let i = 0; i < table.length; i++) sum = (sum + ((table[i] ?? 0) << (24 - 8 * (i % 4)))) >>> 0;
  return sum;
};

/** Tables in one file, each at a multiple of four bytes, after the directory that says where (OpenType 1.9). */
function sfnt(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables);
  const directory = new DataView(new ArrayBuffer(12 + 16 * entries.length));
  const exponent = Math.floor(Math.log2(entries.length));
  const range = 16 * 2 ** exponent;
  directory.setUint32(0, 0x00010000);
  [entries.length, range, exponent, 16 * entries.length - range].forEach((value, i) =>
    directory.setUint16(4 + 2 * i, value),
  );
  const parts: Uint8Array[] = [new Uint8Array(directory.buffer)];
  let offset = directory.byteLength;
  entries.forEach(([name, table], i) => {
    const at = 12 + 16 * i;
    Array.from(name).forEach((character, j) => directory.setUint8(at + j, character.charCodeAt(0)));
    [checksum(table), offset, table.length].forEach((value, j) => directory.setUint32(at + 4 + 4 * j, value));
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4);
    padded.set(table);
    parts.push(padded);
    offset += padded.length;
  });
  return joined(parts);
}
