import type { HeightMapContent } from '../height-map.js';
import { magicLine } from './sniff.js';

const nmPerMetre = 1e9;

/** Writes a height map as a Gwyddion Simple Field: heights in metres, in single precision; a mask has no place in it. */
export function writeGsf(map: HeightMapContent): Uint8Array {
  const header = new TextEncoder().encode(
    `${magicLine}XRes = ${map.columns}\nYRes = ${map.rows}\n` +
      `XReal = ${map.widthNm / nmPerMetre}\nYReal = ${map.heightNm / nmPerMetre}\n` +
      `XYUnits = m\nZUnits = m\nTitle = ${map.title.replace(/[\0\n]+/g, ' ')}\n`,
  );
  const dataStart = header.length + 4 - (header.length % 4);
  const bytes = new Uint8Array(dataStart + 4 * map.zNm.length);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  map.zNm.forEach((height, index) => view.setFloat32(dataStart + 4 * index, height / nmPerMetre, true));
  return bytes;
}
