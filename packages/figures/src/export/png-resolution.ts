import { chunk } from '../draw/png.js';

/** Signature and header of a PNG: what has to stand before its resolution. */
const headerEnd = 8 + 25;
const metresPerInch = 0.0254;

/** The same PNG with its size on paper stated (chunk pHYs, ISO/IEC 15948), so that it is placed at its true width. */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const content = new DataView(new ArrayBuffer(9));
  const dotsPerMetre = Math.round(dotsPerInch / metresPerInch);
  content.setUint32(0, dotsPerMetre);
  content.setUint32(4, dotsPerMetre);
  content.setUint8(8, 1);
  const resolution = chunk('pHYs', new Uint8Array(content.buffer));
  const whole = new Uint8Array(png.length + resolution.length);
  whole.set(png.subarray(0, headerEnd));
  whole.set(resolution, headerEnd);
  whole.set(png.subarray(headerEnd), headerEnd + resolution.length);
  return whole;
}
