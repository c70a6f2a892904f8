import type { SurfaceResult } from '@modalgain/study';
import { inks } from '../style/inks.js';
import { rgbOf, viridisPalette } from './palettes.js';

/** A scan as small as a figure needs it: `heightPicture` of the room of surfaces makes it, results keep it. */
export type HeightPicture = NonNullable<SurfaceResult['picture']>;

/** Heights that have the first and the last colour. */
export type HeightRange = readonly [lowNm: number, highNm: number];

const levels = 127;
const maskedBit = 128;
/** How much of a masked pixel's colour gives way to white. */
const paleness = 0.72;

/** The levels of a picture as they are on another scale, as indices into `heightPalette`. */
export function indicesOn(picture: HeightPicture, [lowNm, highNm]: HeightRange): Uint8Array {
  const spanNm = highNm - lowNm || 1;
  const moved = Uint8Array.from({ length: 256 }, (_, byte) => {
    const level = byte % maskedBit;
    if (level === 0) return 0;
    const z = picture.lowNm + ((level - 1) / (levels - 1)) * (picture.highNm - picture.lowNm);
    const share = Math.max(0, Math.min(1, (z - lowNm) / spanNm));
    return byte - level + 1 + Math.round(share * (levels - 1));
  });
  return Uint8Array.from(atob(picture.pixels), (character) => moved[character.charCodeAt(0)]);
}

/** No height, 127 colours of viridis, and the same paler for what is masked. */
export function heightPalette(): Uint8Array {
  const viridis = viridisPalette(levels);
  const missing = rgbOf(inks.forbidden);
  const pale = viridis.map((part) => Math.round(part + paleness * (255 - part)));
  return Uint8Array.from([...missing, ...viridis, ...missing, ...pale]);
}

/** The range that holds those of all pictures. */
export const commonRange = (pictures: readonly HeightPicture[]): HeightRange => [
  Math.min(...pictures.map(({ lowNm }) => lowNm)),
  Math.max(...pictures.map(({ highNm }) => highNm)),
];
