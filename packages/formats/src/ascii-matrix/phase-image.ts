import { metresIn } from '../length-unit.js';
import { writtenQuantity } from './header.js';
import type { MatrixHeader } from './header.js';

/** Interferometers' export: "h=305 w=75", the side of a pixel, and the metres that a unit of the data stands for. */
export function phaseImageHeader(lines: readonly string[]): MatrixHeader | undefined {
  const shape = /^h\s*=\s*(\d+)\s+w\s*=\s*(\d+)\s*$/.exec(lines[0] ?? '');
  const pixel = quantityAfter(lines, /^pixel size\s*=(.*)$/);
  const factor = quantityAfter(lines, /^height conversion factor \(-> m\)\s*=(.*)$/);
  const metres = pixel && metresIn(pixel.unit);
  if (!shape || !pixel || metres === undefined || !factor) return undefined;
  return {
    layout: 'a phase image with its conversion to heights',
    title: '',
    pixel: pixel.value * metres,
    valueUnit: 'm',
    scale: factor.value,
    rows: Number(shape[1]),
    columns: Number(shape[2]),
    from: lines.findIndex((line) => !line.includes('=')),
  };
}

/** These headers have four lines. */
const headerLines = 8;

function quantityAfter(lines: readonly string[], pattern: RegExp) {
  const text = lines
    .slice(0, headerLines)
    .map((line) => pattern.exec(line)?.[1])
    .find((found) => found !== undefined);
  const quantity = text === undefined ? undefined : writtenQuantity(text);
  return quantity && quantity.value > 0 ? quantity : undefined;
}
