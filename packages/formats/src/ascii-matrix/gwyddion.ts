import { metresIn } from '../length-unit.js';
import { writtenQuantity } from './header.js';
import type { MatrixHeader } from './header.js';

/** Longer headers are none of Gwyddion's. */
const mostLines = 8;

/**
 * Gwyddion's text export: lines "# name: value" with the channel, the width, the height and the unit of the values. The
 * names are in the language of the user, so that only the order counts: the first two lengths are width and height.
 */
export function gwyddionHeader(lines: readonly string[]): MatrixHeader | undefined {
  const from = lines.slice(0, mostLines + 1).findIndex((line) => !line.startsWith('#'));
  if (from < 2 || from > mostLines) return undefined;
  const values = lines.slice(0, from).map(valueOf);
  const first = values.findIndex((value) => lengthOf(value) !== undefined);
  const [width, height] = [lengthOf(values[first]), lengthOf(values[first + 1])];
  if (first < 0 || first > 1 || width === undefined || height === undefined || values.length > first + 3) {
    return undefined;
  }
  return {
    layout: "Gwyddion's text export",
    title: first === 1 ? (values[0] ?? '') : '',
    size: { width, height },
    valueUnit: values.at(first + 2) ?? '',
    scale: 1,
    from,
  };
}

function valueOf(line: string): string | undefined {
  const colon = line.indexOf(':');
  return colon === -1 ? undefined : line.slice(colon + 1).trim();
}

/** A positive length in metres. */
function lengthOf(text: string | undefined): number | undefined {
  const quantity = text === undefined ? undefined : writtenQuantity(text);
  const metres = quantity && metresIn(quantity.unit);
  return quantity && metres !== undefined && quantity.value > 0 ? quantity.value * metres : undefined;
}
