/** The text of a file and the encoding that it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Latin-1';
}

/** As many bytes as are looked at to tell text from binary data and UTF-16 from UTF-8. */
const sampleBytes = 4096;

/**
 * Decodes text of unknown encoding: a byte order mark decides; without one, NUL bytes at every second place mean
 * UTF-16, valid UTF-8 is UTF-8, and anything else is Latin-1 (Windows-1252). Undefined for binary data. `partial`: the
 * bytes are the beginning of a file and may end inside a character.
 */
export function decodeText(bytes: Uint8Array, { partial = false } = {}): DecodedText | undefined {
  const decodeAs = (part: Uint8Array, encoding: DecodedText['encoding']) =>
    tryDecoding(part, encoding, partial);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs(bytes, 'UTF-16 LE');
  if (first === 0xfe && second === 0xff) return decodeAs(bytes, 'UTF-16 BE');
  const sample = bytes.subarray(0, sampleBytes);
  const [nulAtEven, nulAtOdd] = countNuls(sample);
  if (nulAtOdd > 0.4 * sample.length && nulAtEven === 0) return decodeAs(bytes, 'UTF-16 LE');
  if (nulAtEven > 0.4 * sample.length && nulAtOdd === 0) return decodeAs(bytes, 'UTF-16 BE');
  return decodeAs(bytes, 'UTF-8') ?? decodeAs(bytes, 'Latin-1');
}

/** At even and at odd places. */
function countNuls(sample: Uint8Array): readonly [number, number] {
  const counts: [number, number] = [0, 0];
  for (let index = sample.indexOf(0); index !== -1; index = sample.indexOf(0, index + 1))
    counts[index % 2 === 0 ? 0 : 1]++;
  return counts;
}

const labels = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Latin-1': 'latin1',
} as const;

function tryDecoding(
  bytes: Uint8Array,
  encoding: DecodedText['encoding'],
  partial: boolean,
): DecodedText | undefined {
  try {
    const text = new TextDecoder(labels[encoding], { fatal: true }).decode(bytes, { stream: partial });
    return isText(text) ? { text, encoding } : undefined;
  } catch {
    return undefined;
  }
}

/** Text has no control characters but tab, line ends, form feed and the end-of-file mark of old programs. */
function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\0-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]/.test(text);
}
