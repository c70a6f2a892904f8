import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { nanoscopeBeginning } from './sniff.js';

export interface HeaderEntry {
  readonly value: string;
  readonly line: number;
}

/** One list of the header, e.g. "Ciao image list", with its parameters by their names in lower case, without their group ("@2:"). */
export interface HeaderSection {
  readonly name: string;
  readonly line: number;
  readonly entries: ReadonlyMap<string, HeaderEntry>;
}

/** Splits the text in front of the data, which ends with the line "\*File list end", into its lists. */
export function readHeader(bytes: Uint8Array): readonly HeaderSection[] {
  refuseOtherKinds(bytes);
  const sections: (HeaderSection & { readonly entries: Map<string, HeaderEntry> })[] = [];
  for (const { text, line } of linesOf(bytes)) {
    if (/^\\\*file list end$/i.test(text)) return sections;
    const entry = /^\\(?:@(?:\d+:)?)?(?<name>.*?)(?:: ?(?<value>.*))?$/.exec(text)?.groups;
    if (!entry) {
      throw new UnreadableFileError(
        `found ${quoted(text)} in the header, expected a line that begins with a backslash: the file is damaged.`,
        { line },
      );
    }
    const { name: found, value = '' } = entry;
    const name = found.trim();
    if (name.startsWith('*')) sections.push({ name: name.slice(1), line, entries: new Map() });
    else remember(sections.at(-1)?.entries, name.toLowerCase(), { value: onOneBlank(value), line });
  }
  throw new UnreadableFileError(
    'found no line "\\*File list end" after the header: the file is truncated or damaged.',
    { byte: bytes.length },
  );
}

/** Numbers are padded with blanks; one is enough, and thousands in a damaged line would cost the patterns seconds. */
function onOneBlank(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** A list may name a parameter in several groups (of the main scan, of the interleaved one); the first holds. */
function remember(entries: Map<string, HeaderEntry> | undefined, name: string, entry: HeaderEntry): void {
  if (entries?.has(name) === false) entries.set(name, entry);
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const beginning = nanoscopeBeginning(bytes);
  if (beginning === undefined) {
    throw new UnreadableFileError('does not begin with "\\*File list": no Nanoscope file.', { byte: 0 });
  }
  if (beginning === '?*File list' || beginning === '\\*Force file list') {
    const kind = beginning === '?*File list' ? 'data exported as text' : 'force curves';
    throw new UnsupportedFeatureError(
      `found a Nanoscope file of ${kind} ("${beginning}"), expected one of images.`,
      { byte: 0 },
    );
  }
  if (bytes[beginning.length] !== 13) {
    throw new UnreadableFileError(
      'found a header without carriage returns: the file was transferred as text, which damages its data; ' +
        'copy it again as binary.',
      { byte: beginning.length },
    );
  }
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/** Longer than any line of a header; behind a damaged one may come megabytes of data without a line break. */
const longestLine = 4000;

function* linesOf(bytes: Uint8Array): Generator<Line, void> {
  const decoder = new TextDecoder('latin1');
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const next = bytes.subarray(start, start + longestLine).indexOf(10);
    if (next === -1) return;
    yield { text: decoder.decode(bytes.subarray(start, start + next)).replace(/\r$/, ''), line };
    start += next + 1;
  }
}
