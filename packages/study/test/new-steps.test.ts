import { memorySource } from '@modalgain/formats';
import { describe, expect, it } from 'vitest';
import { proposeStudy, recogniseFolder } from '../src/new/index.js';
import { checkStudy } from '../src/pipeline/index.js';
import { readStudy } from '../src/schema/index.js';
import { oceanText, simulatedSpectra } from './ocean-files.js';

const stripeLengthUm = Array.from({ length: 6 }, (_, i) => 60 * (i + 1));
const spectra = simulatedSpectra({ stripeLengthUm, seed: 5 }).map((spectrum) => oceanText(spectrum));
const pick = (i: number): string => spectra[i % spectra.length];

async function textOf(texts: Readonly<Record<string, string>>) {
  const encoder = new TextEncoder();
  const source = memorySource(
    new Map(Object.entries(texts).map(([file, text]) => [file, encoder.encode(text)])),
  );
  return { source, ...proposeStudy('test', await recogniseFolder(source)) };
}

async function proposed(texts: Readonly<Record<string, string>>) {
  const { yaml, source } = await textOf(texts);
  return { yaml, source, ...readStudy(yaml, 'study.yaml').study };
}

const fluences = [1, 2, 5, 10, 20, 50];
const family = (name: (fluence: number, um: number) => string): Record<string, string> =>
  Object.fromEntries(
    [80, 200].flatMap((fluence) => stripeLengthUm.map((um, i) => [name(fluence, um), pick(i)])),
  );

describe('files of one spectrum each in a folder', () => {
  it('that differ in length and fluence are a family of scans, which check reads', async () => {
    const { yaml, films, pump, source } = await proposed(family((f, um) => `spectra/A-${f}uJ-${um}um.txt`));
    expect(films.A.stripe).toMatchObject({ files: ['spectra/A-*um.txt'], stripeLength: '{length}um' });
    expect(pump?.fluence).toBe('from file name {fluence}uJ');
    const { inputs } = await checkStudy({ text: yaml, file: 'study.yaml', source });
    expect(inputs).toHaveLength(12);
    expect(films.A.threshold).toBeUndefined();
  });

  it('that differ in length alone are a scan, whose fluence is left to a person', async () => {
    const texts = Object.fromEntries(stripeLengthUm.map((um, i) => [`B_${um / 1000}mm.txt`, pick(i)]));
    const { yaml, films, pump } = await proposed(texts);
    expect(films.B.stripe).toMatchObject({ files: ['B_*mm.txt'], stripeLength: '{length}mm' });
    expect(pump).toBeUndefined();
    expect(yaml).toContain('# fluence: [...]   # FILL IN, one for all files, or one a file');
  });

  it('that differ in fluence alone are a threshold series, with the stripe length that their names share', async () => {
    const texts = Object.fromEntries(fluences.map((f, i) => [`C-500um-${f}uJ.txt`, pick(i)]));
    const { films, pump } = await proposed(texts);
    expect(films.C.threshold).toMatchObject({
      files: ['C-500um-*uJ.txt'],
      stripeLength: { value: 500 },
    });
    expect(pump?.fluence).toBe('from file name {fluence}uJ');
    expect(films.C.stripe).toBeUndefined();
  });

  it('of a threshold beside scans with fluences in their headers list their own', async () => {
    const scan = ['# Fluence: 80 uJ/cm2', 'Stripe length (um),Intensity']
      .concat(stripeLengthUm.map((um) => `${um},${um}`))
      .join('\n');
    const texts = Object.fromEntries(fluences.map((f, i) => [`pl/D-${f}uJ.txt`, pick(i)]));
    const { films } = await proposed({ ...texts, 'vsl/D.csv': scan });
    const { threshold } = films.D;
    expect(threshold && 'files' in threshold && threshold.fluence?.map(({ value }) => value)).toEqual(
      fluences,
    );
  });

  it('too few for a threshold stay single spectra', async () => {
    const texts = Object.fromEntries([1, 5].map((f, i) => [`E-${f}uJ.txt`, pick(i)]));
    const { yaml, films } = await textOf(texts);
    expect(films).toEqual([]);
    expect(yaml).toContain('Read, but of no film');
  });
});
