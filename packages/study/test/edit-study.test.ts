import { readFileSync } from 'node:fs';
import { InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { editStudy, readStudy, type StudyEdit } from '../src/index.js';

const example = readFileSync(new URL('../../../examples/flat-stamping/study.yaml', import.meta.url), 'utf8');

/** Lines of one text that are not in the other. */
function changedLines(before: string, after: string): { gone: string[]; added: string[] } {
  const gone = before.split('\n');
  const added: string[] = [];
  for (const line of after.split('\n')) {
    const at = gone.indexOf(line);
    if (at < 0) added.push(line);
    else gone.splice(at, 1);
  }
  return { gone, added };
}

const edited = (path: StudyEdit['path'], value: unknown, text = example): ReturnType<typeof changedLines> =>
  changedLines(text, editStudy(text, [{ path, value }]));

describe('editing the text of a study', () => {
  it('changes the line of the value and no other, comments beside it included', () => {
    expect(edited(['wavelengths', 'emission'], '650 nm')).toEqual({
      gone: ['  emission: 656 nm   # where the film amplifies: modes and confinement are computed here'],
      added: ['  emission: 650 nm   # where the film amplifies: modes and confinement are computed here'],
    });
    expect(edited(['films', 'SC1', 'thickness'], '204.3 +- 2 nm')).toEqual({
      gone: ['    thickness: {afm: afm/SC1.gwy}'],
      added: ['    thickness: 204.3 +- 2 nm'],
    });
    expect(edited(['title'], 'Other: films, two').added).toEqual(['title: "Other: films, two"']);
    expect(edited(['synthetic'], 'Made.').added).toEqual(['synthetic: Made.']);
  });

  it('writes only what differs of a mapping that is given whole', () => {
    const { stripe } = (parse(example) as { films: Record<string, { stripe: object }> }).films.SC1;
    expect(edited(['films', 'SC1', 'stripe'], stripe)).toEqual({ gone: [], added: [] });
    expect(
      edited(['films', 'SC3S', 'stripe'], { files: 'x/*um.txt', stripeLength: 'from file name {length}um' }),
    ).toEqual({
      gone: ['      files: "spectra/SC3S/*um.txt"'],
      added: ['      files: "x/*um.txt"'],
    });
  });

  it('puts a new key where the schema lists it', () => {
    const study = editStudy(example, [
      { path: ['seed'], value: 7 },
      { path: ['films', 'SC3', 'loss'], value: '150 +- 20 cm^-1' },
      {
        path: ['films', 'SC1', 'stripe', 'exclude'],
        value: [{ file: 'stripe/SC1-784uJ.csv', points: [3], reason: 'dust' }],
      },
    ]);
    const keys = Object.keys(parse(study) as object);
    expect(keys.indexOf('seed')).toBe(keys.indexOf('synthetic') + 1);
    expect(study).toContain('    stripe: {files: "stripe/SC3-*uJ.csv"}\n    loss: 150 +- 20 cm^-1\n  SC3S:');
    expect(study).toContain('exclude: [{file: stripe/SC1-784uJ.csv, points: [3], reason: dust}]');
  });

  it('adds a film in lines of its own, and takes one out with its comments', () => {
    const film = { thickness: '50 nm', stripe: { files: 'SC5*.csv' } };
    expect(edited(['films', 'SC5'], film).added).toEqual([
      '  SC5:',
      '    thickness: 50 nm',
      '    stripe: {files: SC5*.csv}',
    ]);
    const { gone, added } = edited(['films', 'SC2'], undefined);
    expect(added).toEqual([]);
    expect(gone).toHaveLength(9);
    expect(edited(['predict'], undefined)).toEqual({
      gone: ['predict:', '  thickness: 20 nm .. 400 nm'],
      added: [],
    });
  });

  it('makes parents that are missing, and starts a file that is empty', () => {
    expect(edited(['films', 'SC1', 'claims', 'netGain'], '120 cm^-1').added).toEqual([
      '    claims: {netGain: 120 cm^-1}',
    ]);
    const begun = editStudy('# mine\n', [
      { path: ['modalgain'], value: 1 },
      { path: ['title'], value: 'A' },
      { path: ['films', 'A1', 'stripe', 'files'], value: '*.csv' },
    ]);
    expect(begun).toBe('# mine\nmodalgain: 1\ntitle: A\nfilms:\n  A1:\n    stripe: {files: "*.csv"}\n');
  });

  it('keeps JSON as JSON', () => {
    const text = JSON.stringify(parse(example), null, 2);
    const after = editStudy(text, [
      { path: ['seed'], value: 3 },
      { path: ['films', 'SC1', 'loss'], value: '12 cm^-1' },
      { path: ['predict'], value: undefined },
    ]);
    expect(JSON.parse(after)).toMatchObject({ seed: 3, films: { SC1: { loss: '12 cm^-1' } } });
    expect(JSON.parse(after)).not.toHaveProperty('predict');
  });

  it('keeps line ends of Windows', () => {
    const after = editStudy(example.replaceAll('\n', '\r\n'), [
      { path: ['films', 'SC3', 'loss'], value: '150 cm^-1' },
      { path: ['seed'], value: 2 },
    ]);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('changes one user of an anchor and leaves the others', () => {
    const text = 'films:\n  A: &a {stripe: {files: a.csv}}\n  B: *a   # as A\n';
    const after = parse(
      editStudy(text, [{ path: ['films', 'B', 'stripe', 'files'], value: 'b.csv' }]),
    ) as object;
    expect(after).toEqual({
      films: { A: { stripe: { files: 'a.csv' } }, B: { stripe: { files: 'b.csv' } } },
    });
  });

  it('edits a file of many aliases, and refuses one that is made to explode', () => {
    const films = Array.from({ length: 150 }, (_, at) => `  F${at}: {stack: *s}\n`).join('');
    const text = `stack: &s {substrate: glass}\nfilms:\n${films}`;
    expect(
      changedLines(text, editStudy(text, [{ path: ['films', 'F7', 'loss'], value: '1 cm^-1' }])),
    ).toEqual({
      gone: ['  F7: {stack: *s}'],
      added: ['  F7: {loss: 1 cm^-1, stack: *s}'],
    });
    const level = (at: number): string => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}]\n`;
    const bomb = `a0: &a0 [x]\n${[1, 2, 3, 4, 5, 6, 7].map(level).join('')}`;
    expect(() => editStudy(bomb, [{ path: ['title'], value: 'x' }])).toThrow(InputError);
    expect(() => editStudy(`a: ${'['.repeat(20_000)}`, [{ path: ['a'], value: 'x' }])).toThrow(InputError);
  });

  it('says what refers to an entry that is to go, and where an entry comes from by "<<"', () => {
    const text = 'films:\n  A: &a {loss: 1, k: 2}\n  B: *a\n  C:\n    <<: *a\n    k: 3\n';
    const without = (path: StudyEdit['path']) => () => editStudy(text, [{ path, value: undefined }]);
    expect(without(['films', 'A'])).toThrow(InputError);
    expect(without(['films', 'A'])).toThrow(
      '"*a" in line 3 refers to this; write out there what it stands for, then change this.',
    );
    expect(without(['films', 'A', 'loss'])).toThrow(/"\*a" in line 3/);
    expect(without(['films', 'C', 'loss'])).toThrow(InputError);
    expect(without(['films', 'C', 'loss'])).toThrow(/comes by "<<" in line 5/);
    expect(without(['films', 'B', 'loss'])()).toBe(text.replace('*a', '{k: 2}'));
  });

  it('leaves an empty mapping where the last key of a film goes, and takes its lines for a new film', () => {
    const text = '# mine\nfilms:   # of May\n  A:  # first\n    loss: 1 # so\n\nseed:   2\n';
    const noLoss = editStudy(text, [{ path: ['films', 'A', 'loss'], value: undefined }]);
    expect(noLoss).toBe('# mine\nfilms:   # of May\n  A: {}  # first\n\nseed:   2\n');
    const noFilm = editStudy(noLoss, [{ path: ['films', 'A'], value: undefined }]);
    expect(noFilm).toBe('# mine\nfilms: {}   # of May\n\nseed:   2\n');
    expect(editStudy(noFilm, [{ path: ['films', 'B'], value: { loss: '3 cm^-1' } }])).toBe(
      '# mine\nfilms:   # of May\n  B:\n    loss: 3 cm^-1\n\nseed:   2\n',
    );
    expect(editStudy('# mine\nseed: 1\n', [{ path: ['seed'], value: undefined }])).toBe('# mine\n');
  });

  it('takes an entry out of braces whose comments hold commas, colons and brackets', () => {
    const text = 'sizes: [\n  1 nm, # a, b: [\n  2 nm, # c, d\n  3 nm # e, f]\n]\n';
    const without = (place: number): string =>
      editStudy(text, [{ path: ['sizes', place], value: undefined }]);
    expect(without(0)).toBe(text.replace('  1 nm, # a, b: [\n', ''));
    expect(without(1)).toBe(text.replace('  2 nm, # c, d\n', ''));
    expect(without(2)).toBe('sizes: [\n  1 nm, # a, b: [\n  2 nm # c, d\n]\n');
  });

  it('keeps the byte order mark, and writes texts of several lines on one', () => {
    expect(editStudy('\uFEFFtitle: a\r\n', [{ path: ['seed'], value: 1 }])).toBe(
      '\uFEFFtitle: a\r\nseed: 1\r\n',
    );
    expect(editStudy('title: a\n', [{ path: ['title'], value: 'b\nc' }])).toBe('title: "b\\nc"\n');
  });

  it('refuses a path through a plain value, a list entry that is not there and a text that is no YAML', () => {
    expect(() => edited(['title', 'short'], 'x')).toThrow(InputError);
    expect(() => edited(['title', 'short'], 'x')).toThrow(/plain value/);
    expect(() => edited(['particle', 'size', 7], '1 nm')).toThrow(/list of 3/);
    expect(() => editStudy('a: [1', [{ path: ['a'], value: 1 }])).toThrow(InputError);
  });

  it('gives a study that reads as before when a change is taken back', () => {
    const document = parse(example) as Record<string, unknown>;
    const comments = (text: string): string[] => text.match(/#.*$/gm) ?? [];
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string(), { minKeys: 1, maxKeys: 3 }),
    );
    const path = fc.constantFrom(...pathsOf(document));
    fc.assert(
      fc.property(path, value, (where, next) => {
        const there = editStudy(example, [{ path: where, value: next }]);
        expect(parseDocument(there).getIn(where) === undefined).toBe(false);
        const back = editStudy(there, [{ path: where, value: valueAt(document, where) }]);
        expect(parse(back)).toEqual(document);
        // Comments inside of what was replaced are gone; all others stay.
        const inside = linesOf(where).flatMap(comments);
        for (const comment of comments(example).filter((text) => !inside.includes(text)))
          expect(there).toContain(comment);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the example readable after every entry is taken out that may be missing', () => {
    for (const path of pathsOf(parse(example) as Record<string, unknown>)) {
      const after = editStudy(example, [{ path, value: undefined }]);
      expect(valueAt(parse(after), path.slice(0, -1))).not.toEqual(undefined);
    }
    expect(
      readStudy(editStudy(example, [{ path: ['particle'], value: undefined }]), 'study.yaml'),
    ).toBeDefined();
  });
});

type Path = (string | number)[];

/** Paths to all entries of mappings. */
function pathsOf(data: unknown, above: Path = []): Path[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => [
    [...above, key],
    ...pathsOf(value, [...above, key]),
  ]);
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (parent, step) => (parent as Record<string, unknown> | undefined)?.[step],
    data,
  );
}

/** The lines that an entry of the example takes. */
function linesOf(path: readonly (string | number)[]): string[] {
  const node = parseDocument(example).getIn(path, true) as { range: [number, number, number] };
  return example.slice(node.range[0], node.range[2]).split('\n');
}
