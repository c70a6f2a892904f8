import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { indexedPng } from '../src/draw/png.js';
import { greyPalette, viridisPalette } from '../src/draw/palettes.js';

const picture = {
  rows: 2,
  columns: 3,
  indices: Uint8Array.of(0, 1, 2, 3, 2, 1),
  palette: viridisPalette(4),
};
const bytes = Buffer.from(indexedPng(picture).replace('data:image/png;base64,', ''), 'base64');

/** Name and content of each chunk. */
function chunks(): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

describe('a picture as PNG', () => {
  it('states its size, its palette, and its rows without a filter', () => {
    const found = chunks();
    expect([...found.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(found.get('IHDR')?.toString('hex')).toBe('00000003' + '00000002' + '08' + '03' + '000000');
    expect([...(found.get('PLTE') ?? [])]).toEqual([...picture.palette]);
    expect([...inflateSync(found.get('IDAT') ?? '')]).toEqual([0, 0, 1, 2, 0, 3, 2, 1]);
  });

  it('ends with the chunk that ends every PNG, its check sum the one that all have', () => {
    expect(bytes.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  });
});

describe('palettes', () => {
  it('viridis goes from dark violet to yellow, with its middle in between', () => {
    const palette = viridisPalette(3);
    expect([...palette]).toEqual([0x44, 0x01, 0x54, 0x21, 0x91, 0x8c, 0xfd, 0xe7, 0x25]);
  });

  it('greys go from black to white', () => {
    expect([...greyPalette(3)]).toEqual([0, 0, 0, 128, 128, 128, 255, 255, 255]);
  });
});
