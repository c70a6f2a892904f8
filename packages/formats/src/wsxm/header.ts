import { UnreadableFileError } from '@modalgain/numerics';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';

/** The text header of a WSxM file: values by "section/name", and where the data begin. */
export interface WsxmHeader {
  readonly values: ReadonlyMap<string, string>;
  readonly dataStart: number;
}

const endMark = '[Header end]';
/** Long before any data can begin: real headers have 2 to 4 kB. */
const longestHeader = 2 ** 16;

/** @throws UnreadableFileError where the header has no end or its size disagrees with the file */
export function readWsxmHeader(bytes: Uint8Array): WsxmHeader {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, longestHeader));
  const end = text.indexOf(endMark);
  if (end === -1) {
    throw new UnreadableFileError(`found no line "${endMark}": the file is truncated or damaged.`, {
      byte: bytes.length,
    });
  }
  const behindMark = end + endMark.length;
  const lineEnd = /^\r?\n/.exec(text.slice(behindMark, behindMark + 2))?.[0].length ?? 0;
  const values = valuesOf(text.slice(0, end));
  const stated = values.get('/Image header size');
  const dataStart = stated === undefined ? behindMark + lineEnd : Number(stated);
  if (!Number.isInteger(dataStart) || dataStart < behindMark || dataStart > bytes.length) {
    throw new UnreadableFileError(
      `found an Image header size of ${quoted(stated ?? '')}, expected one between ${behindMark}, where the header ends, and ${bytes.length}.`,
    );
  }
  return { values, dataStart };
}

function valuesOf(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r\n|\n/)) {
    const title = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    const colon = line.indexOf(':');
    if (title !== undefined) section = title;
    else if (colon > 0) values.set(`${section}/${line.slice(0, colon).trim()}`, line.slice(colon + 1).trim());
  }
  return values;
}

/** A positive whole number, e.g. the number of rows. */
export function wholeNumber({ values }: WsxmHeader, name: string): number {
  const text = values.get(name);
  const value = Number(text);
  if (text !== undefined && text !== '' && Number.isInteger(value) && value > 0) return value;
  throw new UnreadableFileError(
    `found ${text === undefined ? 'nothing' : quoted(text)}, expected a positive whole number.`,
    { field: name },
  );
}

/** A number with its unit, e.g. "18.8851 nm"; in metres where the unit is a length. */
export interface Amplitude {
  readonly value: number;
  readonly unit: string;
}

export function amplitude({ values }: WsxmHeader, name: string): Amplitude {
  const text = values.get(name);
  const match = /^([+-]?[\d.]+(?:e[+-]?\d+)?)\s*(.*)$/i.exec(text ?? '');
  const value = match ? Number(match[1]) : Number.NaN;
  if (!match || !(value >= 0) || value === Infinity) {
    throw new UnreadableFileError(
      `found ${text === undefined ? 'nothing' : quoted(text)}, expected a number with its unit.`,
      { field: name },
    );
  }
  const metres = metresIn(match[2]);
  return metres === undefined ? { value, unit: match[2] } : { value: value * metres, unit: 'm' };
}
