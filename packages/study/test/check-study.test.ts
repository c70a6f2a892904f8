import { readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { checkStudy, runStudy } from '../src/pipeline/index.js';
import { scanText, study } from './run-study-support.js';

const scan = scanText({ gainPerCm: 150 });
const nk = (from: number): string =>
  `wavelength_nm,n,k\n${[0, 50, 100, 150].map((step) => `${from + step},1.9,0`).join('\n')}\n`;
const spectrum = (from: number): string =>
  `Wavelength (nm),Counts\n${Array.from({ length: 50 }, (_, i) => `${from + i},${100 + i * (50 - i)}`).join('\n')}\n`;
const absorbance = 'Wavelength (nm),Absorbance\n450,0.2\n500,0.1\n550,0.05\n600,0.01\n';

const files: Record<string, string> = {
  'A-784uJ.csv': scan,
  'A-low.csv': scan,
  'ir.csv': nk(900),
  'nk.csv': nk(600),
  'blue.csv': spectrum(400),
  'abs.csv': absorbance,
};

const filmA = (rest: string): string => `films: {A: {${rest}}}\n`;

const outcomeOf = async (text: string, extra: Record<string, string> = {}) => {
  const encoder = new TextEncoder();
  const all = Object.entries({ ...files, ...extra });
  const source = memorySource(new Map(all.map(([name, content]) => [name, encoder.encode(content)])));
  const request = { text, file: 'study.yaml', source };
  const failure = (problem: unknown): unknown => {
    if (!(problem instanceof InputError)) throw problem;
    return { message: problem.message, place: problem.place };
  };
  return {
    checked: await checkStudy(request).then(() => 'passed', failure),
    ran: await runStudy(request).then(() => 'passed', failure),
  };
};

describe('check refuses what a run would refuse, with the same sentence and place', () => {
  it.each([
    [
      'a fluence pattern that a name does not follow',
      `pump: {fluence: "from file name {fluence}uJ"}\n${filmA('stripe: {files: "A-*.csv"}')}`,
      'found no fluence in the file name "A-low.csv"',
    ],
    [
      'a list of fluences that is too short',
      filmA('stripe: {files: "A-*.csv", fluence: [784 uJ/cm^2]}'),
      'lists 1 fluences for 2 files',
    ],
    [
      'an exclusion in a file that is no scan of the film',
      filmA('stripe: {files: A-low.csv, exclude: [{file: A-784uJ.csv, points: [1], reason: x}]}'),
      'not among the scans of A',
    ],
    [
      'an exclusion beyond the end of the scan',
      filmA('stripe: {files: A-low.csv, exclude: [{file: A-low.csv, points: [99], reason: x}]}'),
      'which has points 1 to 24',
    ],
    ['n and k elsewhere than at the emission wavelength', filmA('index: {file: ir.csv}'), '656'],
    ['such a file of the substrate', `stack: {substrate: {file: ir.csv}}\n${filmA('')}`, '656'],
    [
      'an emission spectrum that ends before the emission wavelength',
      `emissionCrossSection: {spectrum: blue.csv, lifetime: 5 ns, quantumYield: 0.5, index: 1.9}\n${filmA('')}`,
      '400 to 449 nm',
    ],
    [
      'an absorbance that does not reach to the pump',
      `particle: {size: [20 nm, 20 nm, 7 nm], absorptionCrossSection: 1e-13 cm^2}\n${filmA('thickness: 200 nm, absorbance: {file: abs.csv}')}`,
      'pump wavelength of 400 nm is outside',
    ],
    ['a threshold series of unknown fluences', filmA('threshold: {files: blue.csv}'), 'unknown fluence'],
    ['a pattern that names no file', filmA('loss: {spot: "ses/*.csv"}'), 'found no file'],
    ['a file that is something else', filmA('thickness: {afm: nk.csv}'), ''],
  ])('%s', async (_, rest, message) => {
    const { checked, ran } = await outcomeOf(study(rest));
    expect(checked).toMatchObject({ message: expect.stringContaining(message) as string });
    expect(checked).toEqual(ran);
  });

  it('and passes what a run can use', async () => {
    const rest = `stack: {substrate: {file: nk.csv}}\n${filmA('thickness: 200 +- 2 nm, index: 2.1, stripe: {files: "A-784*.csv", exclude: [{file: A-784uJ.csv, points: [24], reason: x}]}')}`;
    expect(await outcomeOf(study(rest))).toEqual({ checked: 'passed', ran: 'passed' });
  });
});

describe('the same bytes for several measurements', () => {
  const check = async (text: string, extra: Record<string, string> = {}) => {
    const encoder = new TextEncoder();
    const all = Object.entries({ ...files, ...extra });
    const source = memorySource(new Map(all.map(([name, content]) => [name, encoder.encode(content)])));
    return checkStudy({ text, file: 'study.yaml', source });
  };
  const pair = (before: string, after: string, relation = 'stampedFrom: A'): string =>
    study(`films: {A: {${before}}, AS: {${after}, ${relation}}}\n`);

  it('as a measurement are a contradiction, be it one file or a copy of it', async () => {
    for (const after of ['A-784uJ.csv', 'A-low.csv']) {
      const { prospects } = await check(pair('stripe: {files: A-784uJ.csv}', `stripe: {files: ${after}}`));
      expect(prospects).toContainEqual(
        expect.objectContaining({
          code: 'same-measurement-twice',
          severity: 'contradiction',
          sentence: 'A and AS have the same measurement.',
        }),
      );
    }
  });

  it('as n and k are worth a note where one film was made of the other, and nothing else', async () => {
    const indices: [string, string] = ['index: {file: nk.csv}', 'index: {file: nk.csv}'];
    const codesOf = async (text: string) => (await check(text)).prospects.map(({ code }) => code);
    expect(await codesOf(pair(...indices))).toContain('same-index-file');
    expect(await codesOf(pair(...indices, 'pressure: 10 MPa'))).not.toContain('same-index-file');
  });

  it('are told of in the results too, where each file names all of its films', async () => {
    const text = pair('stripe: {files: A-784uJ.csv}', 'stripe: {files: A-784uJ.csv}');
    const source = memorySource(new Map([['A-784uJ.csv', new TextEncoder().encode(scan)]]));
    const results = await runStudy({ text, file: 'study.yaml', source });
    expect(results.inputs.map(({ films }) => films)).toEqual([['A', 'AS']]);
    expect(results.verdicts.map(({ code }) => code)).toContain('same-measurement-twice');
  });

  it('are one measurement twice within one film, too: no two scans have the same noise', async () => {
    const { prospects } = await check(study(filmA('stripe: {files: "A-*.csv"}')));
    expect(prospects).toContainEqual(
      expect.objectContaining({
        code: 'same-measurement-twice',
        sentence: 'A has one measurement twice.',
      }),
    );
  });
});

describe('the calibration of AFM heights', () => {
  const example = path.resolve(import.meta.dirname, '../../../examples/flat-stamping/afm/SC1.gwy');
  const outcome = async (instruments: string) => {
    const source = memorySource(new Map([['SC1.gwy', readFileSync(example)]]));
    const text = study(`${instruments}films: {A: {thickness: {afm: SC1.gwy}}}\n`);
    const results = await runStudy({ text, file: 'study.yaml', source });
    const { prospects } = await checkStudy({ text, file: 'study.yaml', source });
    const thickness = results.films[0].thicknessNm;
    if (!thickness) throw new Error('no thickness');
    return {
      relativeError: thickness.standardError / thickness.value,
      codes: results.verdicts.map(({ code }) => code),
      checked: prospects.map(({ code }) => code),
    };
  };

  it('is assumed to 1 % where it is not stated, and said to be', async () => {
    const [assumed, exact, coarse] = [
      await outcome(''),
      await outcome('instruments: {afmHeightScale: 0 %}\n'),
      await outcome('instruments: {afmHeightScale: 3 %}\n'),
    ];
    expect(assumed.relativeError).toBeCloseTo(Math.hypot(exact.relativeError, 0.01), 6);
    expect(coarse.relativeError).toBeCloseTo(Math.hypot(exact.relativeError, 0.03), 6);
    for (const codes of [assumed.codes, assumed.checked]) expect(codes).toContain('height-scale-assumed');
    for (const codes of [exact.codes, coarse.checked]) expect(codes).not.toContain('height-scale-assumed');
  });

  it('cancels in the ratio of two thicknesses', async () => {
    const scan = readFileSync(example);
    const stamped = readFileSync(path.join(path.dirname(example), 'SC1S.gwy'));
    const errorOf = async (instruments: string): Promise<number> => {
      const text = study(
        `${instruments}films: {A: {thickness: {afm: A.gwy}}, AS: {stampedFrom: A, thickness: {afm: AS.gwy}}}\n`,
      );
      const source = memorySource(
        new Map([
          ['A.gwy', scan],
          ['AS.gwy', stamped],
        ]),
      );
      const { thickness } = (await runStudy({ text, file: 'study.yaml', source })).comparisons[0].ratios;
      if (thickness?.kind !== 'determined') throw new Error('open');
      return thickness.estimate.standardError;
    };
    const exact = await errorOf('instruments: {afmHeightScale: 0 %}\n');
    expect((await errorOf('instruments: {afmHeightScale: 5 %}\n')) / exact).toBeCloseTo(1, 6);
  });
});
