import { UnreadableFileError } from '@modalgain/numerics';
import {
  isScalar,
  visit,
  type Alias,
  type Document,
  type LineCounter,
  type Scalar,
  type YAMLSeq,
} from 'yaml';

interface ParsedText {
  readonly document: Document;
  readonly text: string;
  readonly file: string;
  readonly lines: LineCounter;
}

/**
 * Refuses what is valid YAML but never what its writer meant: `files: *.csv` (a reference to an anchor) and
 * `[78,4 uJ/cm2]` (two entries).
 */
export function refuseTraps(parsed: ParsedText): void {
  visit(parsed.document, {
    Alias: (_key, alias) => refuseUnknownAlias(parsed, alias),
    Seq: (_key, list) => refuseDecimalComma(parsed, list),
  });
}

function refuseUnknownAlias(parsed: ParsedText, alias: Alias): void {
  if (alias.resolve(parsed.document) !== undefined) return;
  const written = `*${alias.source}`;
  throw problemAt(
    parsed,
    alias.range?.[0],
    `${written} would be a reference to an anchor that is nowhere in the file; a file pattern goes into quotes: "${written}"`,
  );
}

function refuseDecimalComma(parsed: ParsedText, list: YAMLSeq): void {
  if (list.flow !== true) return;
  list.items.forEach((item, position) => {
    const next = list.items[position + 1];
    if (!isPlain(item) || !isPlain(next)) return;
    const from = item.range?.[0];
    const end = next.range?.[1];
    if (from === undefined || end === undefined) return;
    const written = parsed.text.slice(from, end);
    // Only a second half that carries a unit tells a decimal comma from a list of numbers such as [1,2].
    if (/^[+-]?\d+,\d+\s*[^\d\s.,eE+-].*$/.test(written)) {
      const meant = written.replace(',', '.');
      throw problemAt(
        parsed,
        from,
        `"${written}" in a list is two entries; write a decimal point ("${meant}") or a blank after the comma`,
      );
    }
  });
}

function isPlain(node: unknown): node is Scalar {
  return isScalar(node) && node.type === 'PLAIN';
}

function problemAt({ file, lines }: ParsedText, offset: number | undefined, sentence: string): Error {
  return new UnreadableFileError(sentence, {
    file,
    ...(offset !== undefined && { line: lines.linePos(offset).line }),
  });
}
