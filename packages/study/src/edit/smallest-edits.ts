import { entryAt, isMapping, sameData, type Step } from './plain-data.js';

/** One change of a study file: the entry at `path` gets `value`; without a value it goes away. */
export interface StudyEdit {
  readonly path: readonly Step[];
  /** Plain data, quantities as text with their unit; undefined takes the entry out. */
  readonly value: unknown;
}

/**
 * The same change in the smallest steps: of a mapping or a list only the entries that differ are written, so that
 * comments beside the others stay.
 */
export function smallestEdits(data: unknown, edit: StudyEdit): StudyEdit[] {
  const { path, value } = reachable(data, edit);
  const before = entryAt(data, path);
  if (sameData(before, value)) return [];
  if (isMapping(before) && isMapping(value) && Object.keys(before).length > 0)
    return ofMapping(data, path, before, value);
  if (Array.isArray(before) && Array.isArray(value) && before.length > 0 && value.length > 0)
    return ofList(data, path, before, value);
  return [{ path, value }];
}

function ofMapping(data: unknown, path: readonly Step[], before: object, value: object): StudyEdit[] {
  // What is new comes first, so that the mapping is never empty in between.
  const keys = [...Object.keys(value), ...Object.keys(before).filter((key) => !Object.hasOwn(value, key))];
  return keys.flatMap((key) => smallestEdits(data, { path: [...path, key], value: entryAt(value, [key]) }));
}

function ofList(
  data: unknown,
  path: readonly Step[],
  before: readonly unknown[],
  value: readonly unknown[],
): StudyEdit[] {
  const kept = keptAtEnds(before, value);
  const changed = value.slice(kept.first, value.length - kept.last);
  const gone = before.length - kept.first - kept.last;
  const replaced = changed
    .slice(0, gone)
    .flatMap((item, place) => smallestEdits(data, { path: [...path, kept.first + place], value: item }));
  const added = changed
    .slice(gone)
    .map((item, place) => ({ path: [...path, kept.first + gone + place], value: item }));
  // From the end, so that the places of the others stay what they are.
  const removed = Array.from({ length: Math.max(0, gone - changed.length) }, (_, place) => ({
    path: [...path, kept.first + gone - 1 - place],
    value: undefined,
  }));
  if (added.length > 0 && kept.last > 0) return [{ path, value }];
  return [...replaced, ...added, ...removed];
}

/** How many entries two lists share at their beginning and, beyond these, at their end. */
function keptAtEnds(a: readonly unknown[], b: readonly unknown[]): { first: number; last: number } {
  const shorter = Math.min(a.length, b.length);
  let first = 0;
  while (first < shorter && sameData(a[first], b[first])) first++;
  let last = 0;
  while (last < shorter - first && sameData(a.at(-1 - last), b.at(-1 - last))) last++;
  return { first, last };
}

/** Where parents of the entry are missing or empty, the first of them is written with all that it holds. */
function reachable(data: unknown, { path, value }: StudyEdit): StudyEdit {
  const missing = path.findIndex((_, depth) => depth > 0 && isEmpty(entryAt(data, path.slice(0, depth))));
  if (missing < 0) return { path, value };
  if (value === undefined)
    return { path: path.slice(0, missing), value: entryAt(data, path.slice(0, missing)) };
  const nested = path
    .slice(missing)
    .reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
  return { path: path.slice(0, missing), value: nested };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
