import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersOf, quantitiesOf, readMeasurement, readTable, writeDelimited } from '@modalgain/formats';
import { readText, utf8 } from './support.js';

const encodings = {
  utf8: utf8,
  utf8WithMark: (text: string) => Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)]),
  utf16le: (text: string) => utf16(text, true, false),
  utf16be: (text: string) => utf16(text, false, false),
  utf16leWithMark: (text: string) => utf16(text, true, true),
  utf16beWithMark: (text: string) => utf16(text, false, true),
  latin1: (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0)),
};

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let index = 0; index < marked.length; index += 1)
    view.setUint16(2 * index, marked.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

const dialects = [
  ['\t', '.'],
  ['\t', ','],
  [';', '.'],
  [';', ','],
  [',', '.'],
  ['  ', '.'],
  [' ', ','],
] as const;

const table = fc
  .array(
    fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    ),
    {
      minLength: 2,
      maxLength: 30,
    },
  )
  .map((rows) => rows.map(([intensity, error], index) => [(index + 1) * 12.5, intensity, error]));

describe('detecting dialect and encoding', () => {
  it('reads the same numbers from every delimiter, decimal mark, encoding and line end', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...dialects),
        fc.constantFrom(...Object.values(encodings)),
        fc.constantFrom('\n', '\r\n'),
        async (rows, [delimiter, mark], encode, lineEnd) => {
          const header = ['length_µm', 'intensity', 'error'].join(delimiter);
          const lines = rows.map((row) =>
            row.map((value) => String(value).replace('.', mark)).join(delimiter),
          );
          const bytes = encode([header, ...lines, ''].join(lineEnd));
          const { measurements } = await readMeasurement({ name: 'a.txt', bytes, as: 'stripe-scan' });
          expect([...measurements[0].stripeLengthUm]).toEqual(rows.map(([length]) => length));
          expect([...measurements[0].intensity]).toEqual(rows.map(([, intensity]) => intensity));
          expect([...(measurements[0].intensityError ?? [])]).toEqual(rows.map(([, , error]) => error));
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  it('says in the notes what it found', async () => {
    const bytes = encodings.latin1('Länge;x\nL (µm);I\n20,5;1\n40,5;2\n');
    const { provenance } = await readMeasurement({ name: 'a.txt', bytes, as: 'stripe-scan' });
    expect(provenance.notes[0]).toBe('Latin-1 text, columns separated by semicolon, decimal comma.');
  });

  it('does not take a comma between two numbers of a semicolon file for a delimiter', () => {
    const { rows, dialect } = readTable(utf8('a;b\n1,234;5,678\n2,345;6,789\n'));
    expect(dialect).toMatchObject({ delimiter: ';', decimalMark: ',', columns: 2 });
    expect(rows[0]).toEqual({ line: 2, cells: ['1,234', '5,678'] });
  });

  it('keeps quoted cells whole and reads the header "Wavelength, µm"', async () => {
    const { measurements } = await readText('"Wavelength, µm","n","k"\n0.5,1.5,0.1\n0.6,1.4,0.2\n');
    expect(measurements[0]).toMatchObject({
      kind: 'optical-constants',
      wavelengthNm: Float64Array.of(500, 600),
    });
  });

  it('reads tables whose first column holds names, and numbers of a column in their unit', () => {
    const read = readTable(
      utf8('film;fluence (mJ/cm2);net_gain_per_cm\nSC1;0,0784;120\nSC1;0,209;150,5\nSC2;0,209;90\n'),
    );
    expect(read.rows.map(({ cells }) => cells[0])).toEqual(['SC1', 'SC1', 'SC2']);
    expect([...numbersOf(read, 2)]).toEqual([120, 150.5, 90]);
    const notes: string[] = [];
    const kind = 'fluenceUjPerCm2';
    const fluences = quantitiesOf({ table: read, column: 1, kind, defaultUnit: 'uJ/cm2', notes });
    expect([...fluences]).toEqual([78.4, 209, 209]);
    expect(notes).toEqual([]);
  });

  it('tells "key: value" lines from a header', () => {
    const { metadata, columns } = readTable(
      utf8('Date: Fri, Aug 19\nUser = me\nlength,intensity\n20,1\n40,2\n'),
    );
    expect(metadata.get('date')).toBe('Fri, Aug 19');
    expect(metadata.get('user')).toBe('me');
    expect(columns.map(({ label }) => label)).toEqual(['length', 'intensity']);
  });
});

describe('writing delimited text', () => {
  it('writes what reads back as the same doubles', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const column = (index: number) => rows.map((row) => row[index] ?? 0);
        const text = writeDelimited({
          metadata: { fluence: '78.4 uJ/cm2' },
          columns: [
            { header: 'stripe_length_um', values: column(0) },
            { header: 'intensity (a.u.)', values: column(1) },
            { header: 'sigma', values: column(2) },
          ],
        });
        const { measurements } = await readText(text, 'stripe-scan');
        expect([...measurements[0].intensity].map((value) => value + 0)).toEqual(
          column(1).map((value) => value + 0),
        );
        expect([...(measurements[0].intensityError ?? [])]).toEqual(column(2));
        expect(measurements[0].fluenceUjPerCm2).toBe(78.4);
        expect(measurements[0].intensityUnit).toBe('a.u.');
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it('rounds to significant digits, quotes headers and refuses what is no table', () => {
    expect(writeDelimited({ columns: [{ header: 'a, b', values: [1 / 3, 1e-9 / 3] }], digits: 4 })).toBe(
      '"a, b"\n0.3333\n3.333e-10\n',
    );
    expect(() => writeDelimited({ columns: [{ header: 'a', values: [Number.NaN] }] })).toThrow('holds NaN');
    const uneven = [
      { header: 'a', values: [1] },
      { header: 'b', values: [1, 2] },
    ];
    expect(() => writeDelimited({ columns: uneven })).toThrow('Column b has 2 values, expected 1.');
  });
});
