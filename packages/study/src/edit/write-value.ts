import { Document, isCollection, isPair, visit, type Scalar } from 'yaml';
import { isMapping, type Step } from './plain-data.js';

const layout = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedAsJSON: true } as const;

/** How the values of a file are written: as YAML, or in the stricter way of JSON. */
export type Writing = 'yaml' | 'json';

/** A value on one line, fit to stand among braces too. `like`: a text whose quotes it takes over. */
export function flowText(value: unknown, writing: Writing, like?: string | null): string {
  if (writing === 'json') return JSON.stringify(value);
  // In a list of one, so that the writer quotes what braces and commas would break.
  const document = new Document([value], { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, collection) => {
      collection.flow = true;
    },
    Scalar: (_, scalar, parents) => {
      const inList = parents.length === 2 && typeof scalar.value === 'string';
      if (isOfLines(scalar)) scalar.type = 'QUOTE_DOUBLE';
      else if (inList && (like === 'QUOTE_DOUBLE' || like === 'QUOTE_SINGLE')) scalar.type = like;
    },
  });
  return document.toString(layout).trim().slice(1, -1);
}

/**
 * `key: value` as lines of a block. Sections of the study and films stand in lines of their own, what is inside of them
 * in braces on one line.
 */
export function entryText(path: readonly Step[], key: string, value: unknown): string {
  if (!isSection([...path, key], value)) return `${flowText(key, 'yaml')}: ${flowText(value, 'yaml')}`;
  const document = new Document({ [key]: value }, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (isOfLines(scalar)) scalar.type = 'QUOTE_DOUBLE';
    },
    Collection: (_, collection, parents) => {
      const keys = parents.filter(isPair).map((pair) => (pair.key as Scalar).value as string);
      collection.flow =
        keys.length > 0 &&
        (parents.some((parent) => isCollection(parent) && parent.flow) ||
          !isSection([...path, ...keys], value));
    },
  });
  return document.toString(layout).trimEnd();
}

/** A text of several lines is written on one, in quotes. */
const isOfLines = ({ value }: Scalar): boolean => typeof value === 'string' && /[\r\n]/.test(value);

/** Sections of the study file, and each film in its section. */
function isSection(path: readonly Step[], value: unknown): boolean {
  const holdsEntries = Array.isArray(value)
    ? value.length > 0
    : isMapping(value) && Object.keys(value).length > 0;
  return holdsEntries && (path.length === 1 || (path.length === 2 && path[0] === 'films'));
}
