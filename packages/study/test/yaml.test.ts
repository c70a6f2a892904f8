import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseWithSchema, readYamlDocument, textField } from '../src/yaml/index.js';

function sentenceOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.sentence;
    throw error;
  }
  throw new Error('nothing was refused');
}

const refusal = (text: string): string => sentenceOf(() => readYamlDocument(text, 'a.yaml'));

describe('reading YAML', () => {
  it('gives plain values and the lines of keys and list items', () => {
    const document = readYamlDocument(
      '# a study\nfilms:\n  SC1: {d: 1}\n  SC2:\n    - 5\n    - 6\n',
      'a.yaml',
    );
    expect(document.value).toEqual({ films: { SC1: { d: 1 }, SC2: [5, 6] } });
    expect(document.placeOf(['films', 'SC2', 1])).toEqual({ file: 'a.yaml', line: 6, field: 'films.SC2[1]' });
    expect(document.placeOf(['films', 'SC1', 'missing']).line).toBe(3);
    expect(document.placeOf([])).toEqual({ file: 'a.yaml', line: 2 });
  });

  it('reads JSON, indented by tabs too', () => {
    expect(readYamlDocument('{\n\t"a": [\n\t\t1\n\t]\n}\n', 'a.json').value).toEqual({ a: [1] });
  });

  it('finds the place of an entry that stands behind an anchor', () => {
    const document = readYamlDocument('base: &b\n  deep: [1,\n    2]\nother: *b\n', 'a.yaml');
    expect(document.placeOf(['other', 'deep', 1]).line).toBe(3);
  });

  it('lets 400 films share one anchor', () => {
    const films = Array.from({ length: 400 }, (_, index) => `  F${index}: *shared`).join('\n');
    const { value } = readYamlDocument(`stack: &shared {a: 1}\nfilms:\n${films}\n`, 'a.yaml');
    expect(Object.keys((value as { films: object }).films)).toHaveLength(400);
  });

  it.each([
    ['films:\n  files: *.csv\n', 'a.yaml, line 2: *.csv would be a reference'],
    ['x: [78,4 uJ/cm2, 3 uJ/cm2]\n', 'a.yaml, line 1: "78,4 uJ/cm2" in a list is two entries'],
    ['', 'a.yaml: the file is empty'],
    ['# only a comment\n', 'a.yaml: the file is empty'],
    ['a: 1\nb: 2\na: 3\n', 'a.yaml, line 3: this key stands here a second time'],
    ['a: "abc\n', 'a.yaml, line 2: not valid YAML: Missing closing'],
    ['a: !run 3\n', 'a.yaml, line 1: not valid YAML: Unresolved tag'],
    ['a:\n\tb: 1\n', 'a.yaml, line 2: indented by a tab'],
    ['['.repeat(20_000), 'a.yaml: nested too deeply'],
    [`a: ${'x'.repeat(5_000_001)}`, 'a.yaml: the file has 5.0 million characters'],
  ])('refuses what nobody means or can read (%#)', (text, sentence) => {
    expect(refusal(text)).toContain(sentence);
  });

  it('leaves number lists without blanks and quoted commas alone', () => {
    expect(readYamlDocument('a: [1,2,3e5]\nb: ["78,4 uJ"]\n', 'a.yaml').value).toEqual({
      a: [1, 2, 3e5],
      b: ['78,4 uJ'],
    });
  });
});

const thickness = textField((text) => {
  if (!text.endsWith(' nm')) throw new InputError(`"${text}" has no unit of length; write nm`);
  return Number.parseFloat(text);
});

const schema = z.strictObject({
  polarization: z.enum(['TE', 'TM']),
  layers: z
    .array(
      z.strictObject({
        index: z.union([
          z.number().positive(),
          z.tuple([z.number(), z.number()]),
          z.strictObject({ file: z.string() }),
        ]),
        thickness: thickness.optional(),
      }),
    )
    .min(2),
});

const complaint = (text: string): string =>
  sentenceOf(() => parseWithSchema(schema, readYamlDocument(text, 's.yaml')));

describe('holding a document to a schema', () => {
  it('gives what the schema makes of it', () => {
    const text = 'polarization: TE\nlayers: [{index: 1}, {index: [1.9, 0], thickness: 20 nm}]\n';
    const stack = parseWithSchema(schema, readYamlDocument(text, 's.yaml'));
    expect(stack.layers[1]).toEqual({ index: [1.9, 0], thickness: 20 });
  });

  it.each([
    [
      'polarization: TE\nlayers:\n  - index: 1\n  - index: 2\n    thicknes: 3 nm\n',
      's.yaml, line 5, layers[1].thicknes: the key "thicknes" is not known here; did you mean "thickness"?',
    ],
    [
      'polarization: TE\nlayers: [{index: 1}]\n',
      's.yaml, line 2, layers: found a list of 1; expected at least 2 entries',
    ],
    ['layers: [{index: 1}, {index: 1}]\n', 's.yaml, line 1, polarization: is missing'],
    [
      'polarization: TX\nlayers: [{index: 1}, {index: 1}]\n',
      's.yaml, line 1, polarization: found "TX"; expected "TE" or "TM"',
    ],
    [
      'polarization: TE\nlayers:\n  - index: -1\n  - index: 1\n',
      's.yaml, line 3, layers[0].index: found -1; expected more than 0',
    ],
    [
      'polarization: TE\nlayers:\n  - index: {fil: x}\n  - index: 1\n',
      's.yaml, line 3, layers[0].index.fil: the key "fil" is not known here; did you mean "file"?',
    ],
    [
      'polarization: TE\nlayers:\n  - index: true\n  - index: 1\n',
      's.yaml, line 3, layers[0].index: found true, which is not a value',
    ],
    [
      'polarization: TE\nlayers:\n  - index: 1\n  - index: 1\n    thickness: 20\n',
      's.yaml, line 5, layers[1].thickness: "20" has no unit of length',
    ],
    [
      'polarization: TE\nlayers:\n  - index: 1\n  - index: 1\n    thickness: 20 kg\n',
      's.yaml, line 5, layers[1].thickness: "20 kg" has no unit of length',
    ],
    ['- 1\n', 's.yaml, line 1: found a list of 1; expected a mapping'],
  ])('says file, line, field and what was expected (%#)', (text, sentence) => {
    expect(complaint(text)).toContain(sentence);
  });

  it('asks a bare number for its unit where a mapping might stand as well', () => {
    const either = z.strictObject({ thickness: z.union([thickness, z.strictObject({ afm: z.string() })]) });
    const said = (text: string): string =>
      sentenceOf(() => parseWithSchema(either, readYamlDocument(text, 's.yaml')));
    expect(said('thickness: 20\n')).toBe('s.yaml, line 1, thickness: "20" has no unit of length; write nm');
    expect(said('thickness: [20]\n')).toContain('found a list of 1, which is not a value');
  });

  it('tells a mistyped key rather than the key that is missing because of it', () => {
    expect(complaint('polarisation: TE\nlayers: [{index: 1}, {index: 1}]\n')).toContain(
      'did you mean "polarization"?',
    );
  });
});
