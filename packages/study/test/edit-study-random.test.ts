import { InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  parse,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import { editStudy, type StudyEdit } from '../src/index.js';
import { entryValue, newKey, writtenStudy, type Data, type WrittenStudy } from './written-study.js';

type Path = readonly (string | number)[];

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
const parsed = (text: string): Data => (parse(withoutMark(text), { merge: true }) ?? {}) as Data;

/** Paths of all entries, and of one that is not there yet in each mapping and list. */
function pathsOf(data: Data, added: string, above: Path = []): Path[] {
  if (typeof data !== 'object' || data === null) return [];
  const steps: Path = Array.isArray(data) ? [...data.keys()] : Object.keys(data);
  const inner = steps.flatMap((step) => [
    [...above, step],
    ...pathsOf((data as Record<string, Data>)[step], added, [...above, step]),
  ]);
  return [...inner, [...above, Array.isArray(data) ? data.length : added]];
}

/** What a study should say after an edit. */
function wanted(data: Data, [step, ...rest]: Path, value: Data | undefined): Data {
  const copy = structuredClone(data) as Record<string, Data>;
  const next = rest.length === 0 ? value : wanted(copy[step], rest, value);
  if (next !== undefined) copy[step] = next;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else Reflect.deleteProperty(copy, step);
  return copy;
}

const task = (
  isShared: boolean,
): fc.Arbitrary<{ study: WrittenStudy; edit: StudyEdit & { value: Data | undefined } }> =>
  fc
    .tuple(writtenStudy({ isShared }), newKey, fc.nat(), fc.option(entryValue, { nil: undefined, freq: 2 }))
    .map(([study, added, choice, value]) => {
      const paths = pathsOf(study.data, added);
      return { study, edit: { path: paths[choice % paths.length], value } };
    });

describe('edits of studies as anybody may have written them', () => {
  it('say exactly what is wanted, touch no other line, and can be taken back', () => {
    fc.assert(
      fc.property(task(false), ({ study: { text, data }, edit }) => {
        expect(parsed(text)).toEqual(data);
        const after = editStudy(text, [edit]);
        expect(parsed(after)).toEqual(wanted(data, edit.path, edit.value));
        expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
        if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
        expectOtherLines(withoutMark(text), withoutMark(after), edit);
        const [top] = edit.path;
        const back = editStudy(after, [{ path: [top], value: (data as Record<string, Data>)[top] }]);
        expect(parsed(back)).toEqual(data);
      }),
      { numRuns: 120 },
    );
  });

  it('change nothing that others refer to: they say what is wanted or refuse in a sentence', () => {
    fc.assert(
      fc.property(task(true), ({ study: { text, data }, edit }) => {
        expect(parsed(text)).toEqual(data);
        try {
          expect(parsed(editStudy(text, [edit]))).toEqual(wanted(data, edit.path, edit.value));
        } catch (problem) {
          if (!(problem instanceof InputError)) throw problem;
          expect(problem.message).toMatch(/in line \d+/);
          expect(text).toContain('&');
        }
      }),
      { numRuns: 120 },
    );
  });
});

/** All lines before and behind those of the entry are there as they were. */
function expectOtherLines(before: string, after: string, edit: StudyEdit): void {
  const region = regionOf(parseDocument(before).contents, edit);
  if (region) {
    const head = before.slice(0, before.lastIndexOf('\n', region.from - 1) + 1);
    const tailAt = before.indexOf('\n', region.to);
    expect(after.slice(0, head.length)).toBe(head);
    if (tailAt >= 0) {
      const tail = before.slice(tailAt + 1);
      expect(after.slice(after.length - tail.length)).toBe(tail);
    }
  } else {
    const rest = after.split(/\r?\n/);
    for (const line of before.split(/\r?\n/)) {
      const at = rest.indexOf(line);
      expect(at, line).toBeGreaterThanOrEqual(0);
      rest.splice(0, at + 1);
    }
  }
}

interface Region {
  readonly from: number;
  readonly to: number;
}

/** Where an edit may change the text; undefined for new lines, which change none that is there. */
function regionOf(root: Node | null, { path, value }: StudyEdit): Region | undefined {
  const parent = path.slice(0, -1).reduce(childOf, root);
  const siblings = isCollection(parent) ? (parent.items as Item[]) : [];
  const step = path.at(-1) ?? '';
  const index = isMap(parent) ? siblings.findIndex((item) => keyOf(item) === String(step)) : Number(step);
  const entry = siblings.at(index < 0 ? siblings.length : index);
  const isOnly = value === undefined && siblings.length === 1;
  const isWhole = siblings.length === 0 || isOnly;
  if (isWhole && path.length > 1) return regionOf(root, { path: path.slice(0, -1), value: {} });
  const isFlow = isCollection(parent) && parent.flow === true;
  if (isFlow || isWhole) return { from: parent?.range?.[0] ?? 0, to: endOf(parent) };
  if (!entry) return undefined;
  // Behind the dash of a list the next entry takes the place of the first.
  const next = value === undefined && index === 0 ? siblings[1] : undefined;
  const to = next ? startOf(next) : endOf(entry);
  return { from: index > 0 ? endOf(siblings[index - 1]) : (parent?.range?.[0] ?? 0), to };
}

type Item = Node | Pair<Scalar, Node | null>;

const keyOf = (item: Item): string => String((item as Pair<Scalar>).key.value);

function childOf(node: Node | null, step: string | number): Node | null {
  const items = isCollection(node) ? (node.items as Item[]) : [];
  if (!isMap(node)) return (items[Number(step)] ?? null) as Node | null;
  const pair = items.find((item) => keyOf(item) === String(step));
  return isPair(pair) ? pair.value : null;
}

const startOf = (item: Item): number => (isPair(item) ? item.key : item).range?.[0] ?? 0;

/** The end of what is written of a node; an empty value ends with its key. */
function endOf(item: Item | null): number {
  if (isPair(item)) return isEmpty(item.value) ? endOf(item.key) : endOf(item.value);
  if (isCollection(item) && item.flow !== true) return endOf((item.items as Item[]).at(-1) ?? null);
  return item === null ? 0 : (item.range?.[1] ?? 0);
}

const isEmpty = (node: Node | null): boolean => isScalar(node) && node.source === '' && node.type === 'PLAIN';
