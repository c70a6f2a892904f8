import { UnreadableFileError } from '@modalgain/numerics';
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, YAMLMap } from 'yaml';

/** A text of the file and the line where it begins. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

/** One block of the DATA list, its keys with their texts. */
export interface RawBlock {
  readonly line: number;
  readonly entries: ReadonlyMap<string, PlacedText>;
}

export interface RawDocument {
  readonly blocks: readonly RawBlock[];
  readonly reference: string;
  readonly comments: string;
  /** Whether the file says that its n is relative to air, as catalogs of glass give it. */
  readonly isRelativeToAir: boolean;
}

/** Takes the YAML apart; every scalar stays text, so that 2.50e-01 and "1 2 3" are treated alike. */
export function parseRefractiveIndexYaml(text: string): RawDocument {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const data = document.get('DATA', true);
  if (!isSeq(data) || data.items.length === 0) {
    throw new UnreadableFileError('found no DATA list, expected a list of formulas or tables.', {
      field: 'DATA',
    });
  }
  return {
    blocks: data.items.map((item, index) => {
      if (isMap(item)) return rawBlock(item, lines);
      throw new UnreadableFileError('found no keys, expected "type" and its data.', {
        field: `DATA[${index}]`,
      });
    }),
    reference: plainText(document.get('REFERENCES')),
    comments: plainText(document.get('COMMENTS')),
    isRelativeToAir: /^[ \t]+n_(?:is_)?absolute:[ \t]*["']?false/m.test(text),
  };
}

/** The format needs three levels; the parser would take minutes for a million and end in a full stack. */
const deepNesting = /(?:[[{][^[\]{}]*){30}|(?:- ){30}/;

/**
 * The YAML of the database, every scalar as text.
 *
 * @throws UnreadableFileError for text that is no YAML, or nested too deeply
 */
export function parseYaml(text: string, lines = new LineCounter()): Document {
  if (deepNesting.test(text)) throw new UnreadableFileError('the YAML is nested too deeply.');
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const problem = document.errors.at(0);
  if (!problem) return document;
  if (problem.message.includes('call stack')) throw new UnreadableFileError('the YAML is nested too deeply.');
  throw new UnreadableFileError(`the YAML cannot be read: ${problem.message.replace(/\s+/g, ' ')}.`, {
    line: lines.linePos(problem.pos[0]).line,
  });
}

function rawBlock(block: YAMLMap, lines: LineCounter): RawBlock {
  const entries = new Map<string, PlacedText>();
  for (const { key, value } of block.items) {
    if (!isScalar(key) || !isScalar(value)) continue;
    const { line } = lines.linePos(value.range?.[0] ?? 0);
    // The text of a literal block begins on the line below its "|".
    const below = value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED' ? 1 : 0;
    entries.set(String(key.value), { text: String(value.value), line: line + below });
  }
  return { entries, line: lines.linePos(block.range?.[0] ?? 0).line };
}

/** Longer than any reference: tags that never end take time with the square of the length. */
const longestReference = 5000;

/** References are HTML, in newer releases Markdown; results want words. */
function plainText(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .slice(0, longestReference)
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<a\s[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gis, '$2 ($1)')
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\((https?:[^\s]*)\)/g, '$1 ($2)')
    .replace(/\*{1,2}([^*]+)\*{1,2}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
