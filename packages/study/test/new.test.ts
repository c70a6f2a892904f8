import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource, writeTiff } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { simulateStampedBorder } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';
import { proposeStudy, recogniseFolder } from '../src/new/index.js';
import type { StudyProposal } from '../src/new/index.js';
import { patternsOf } from '../src/new/glob.js';
import { partsOfName } from '../src/new/name-parts.js';
import { checkStudy, runStudy } from '../src/pipeline/index.js';
import { readStudy } from '../src/schema/index.js';

const encoder = new TextEncoder();
type Files = Map<string, Uint8Array>;
const filesOf = (texts: Record<string, string>): Files =>
  new Map(Object.entries(texts).map(([file, text]) => [file, encoder.encode(text)]));

async function propose(files: Files): Promise<StudyProposal> {
  return proposeStudy('test', await recogniseFolder(memorySource(files)));
}

/** The emission wavelength filled in, as a person would. */
const filledIn = ({ yaml }: StudyProposal): string => yaml.replace('emission: "?"', 'emission: 656 nm');
const studyOf = (proposal: StudyProposal) => readStudy(filledIn(proposal), 'study.yaml').study;

const scan = (header = 'Stripe length (um),Intensity (counts)'): string =>
  [
    header,
    ...Array.from({ length: 20 }, (_, i) => `${20 * (i + 1)},${(10 * Math.exp(i / 5)).toFixed(2)}`),
  ].join('\n');
const nk =
  'wavelength_nm,n,k\n' + [400, 500, 600, 700, 800].map((w) => `${w},${2.2 - w / 4000},0`).join('\n');
const spectrum = (peakNm: number, height = 100): string =>
  'Wavelength (nm),Counts\n' +
  Array.from({ length: 101 }, (_, i) => 600 + i)
    .map((w) => `${w},${(height * Math.exp(-(((w - peakNm) / 4) ** 2))).toFixed(3)}`)
    .join('\n');

describe('words of a path', () => {
  it.each([
    ['afm/SC1.gwy', 'SC1', 'thickness', undefined],
    ['SC1_784uJ.csv', 'SC1', undefined, 784],
    ['SC1 78.4 uJ.txt', 'SC1', undefined, 78.4],
    ['stripe/SC1-78p4uJ.csv', 'SC1', 'stripe', 78.4],
    ['stripe/SC1-0,2mJ_cm2.csv', 'SC1', 'stripe', 200],
    ['VSL_B7_0.2mJ.csv', 'B7', 'stripe', 200],
    ['2024-11-05_SC1_stripe_418uJ_run2.dat', 'SC1', 'stripe', 418],
    ['SC1/vsl/784uJ.csv', 'SC1', 'stripe', 784],
    ['SC1/after/784uJ.csv', 'SC1 after', undefined, 784],
    ['SC1/nk/2.csv', 'SC1', 'index', undefined],
    ['SC1 n,k.csv', 'SC1', 'index', undefined],
    ['UV-vis/SC1.csv', 'SC1', 'absorbance', undefined],
    ['784uJ.csv', '', undefined, 784],
  ])('%s is of film "%s"', (file, film, hint, fluence) => {
    const { filmWords, hint: found, energy } = partsOfName(file);
    expect({ film: filmWords.join(' '), hint: found, fluence: energy?.uj }).toEqual({ film, hint, fluence });
  });
});

describe('patterns of files', () => {
  it('leave numbers to the star whole', () => {
    const files = ['s/A-78.4uJ.csv', 's/A-784uJ.csv'];
    expect(patternsOf(files, files)).toEqual(['s/A-*uJ.csv']);
  });

  it('never catch files of others, and list the files where they would', () => {
    const files = ['s/A-1uJ.csv', 's/A-2uJ.csv'];
    expect(patternsOf(files, [...files, 's/A-x-3uJ.csv'])).toEqual(files);
    expect(patternsOf(['a[1].csv', 'a[2].csv'], ['a[1].csv', 'a[2].csv'])).toEqual(['a[1].csv', 'a[2].csv']);
  });
});

describe('the example without its study file', async () => {
  const folder = path.resolve(import.meta.dirname, '../../../examples/flat-stamping');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file !== 'study.yaml' && !file.startsWith('modalgain-out/'));
  const files: Files = new Map(names.map((file) => [file, readFileSync(path.join(folder, file))]));
  const own = readStudy(readFileSync(path.join(folder, 'study.yaml'), 'utf8'), 'study.yaml').study;
  const proposal = await propose(files);
  const source = memorySource(files);

  it('gets the films, files, fluence pattern and pairs of its study file', async () => {
    const proposed = studyOf(proposal);
    expect(Object.keys(proposed.films)).toEqual(Object.keys(own.films));
    expect(proposed.pump?.fluence).toBe(own.pump?.fluence);
    for (const [name, film] of Object.entries(own.films)) {
      const { thickness, index, stampedFrom, stripe, micrograph } = proposed.films[name];
      expect(micrograph?.file, name).toBe(film.micrograph?.file);
      expect({ thickness, index, stampedFrom }, name).toEqual({
        thickness: film.thickness,
        index: film.index,
        stampedFrom: film.stampedFrom,
      });
      const scans = async (study: typeof film): Promise<readonly string[]> =>
        study.stripe && 'files' in study.stripe ? source.list(study.stripe.files[0]) : [];
      expect(await scans({ ...film, stripe }), name).toEqual(await scans(film));
    }
  });

  it('guesses the emission wavelength from the spectra to a nanometre', () => {
    expect(studyOf(proposal).wavelengths.emission.value).toBeCloseTo(own.wavelengths.emission.value, -0.5);
    expect(proposal.yaml).toMatch(/emission: \d+ nm {3}# guessed: .*spectra\/SC/);
  });

  it('lists what it could not use with the reason', () => {
    expect(proposal.yaml).toMatch(/# Not recognised:\n# {3}"README.md": .+\n# {3}"truth.json": .+\n$/);
  });

  it('passes the check, which says what a person still has to state', async () => {
    const { inputs, prospects } = await checkStudy({ text: proposal.yaml, file: 'study.yaml', source });
    expect(inputs).toHaveLength(170);
    const codes = prospects.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['no-stack', 'no-cross-section']));
  });

  it('runs to densities once substrate and cross-section are filled in as the comments say', async () => {
    const text = proposal.yaml
      .replace(
        '# stack: {cover: air, substrate: fused-silica}',
        'stack: {cover: air, substrate: fused-silica}',
      )
      .replace('# emissionCrossSection:', 'emissionCrossSection:');
    const { films, gainFit } = await runStudy({ text, file: 'study.yaml', source });
    expect(gainFit?.films.length).toBeGreaterThanOrEqual(4);
    const sc1 = films.find(({ name }) => name === 'SC1');
    expect(sc1?.waveguide?.mode.kind).toBe('guided');
    expect(sc1?.netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual([78.4, 209, 418, 784]);
  }, 60_000);
});

describe('a folder of messy names', async () => {
  const files = filesOf({
    'SC1 78.4 uJ.txt': scan(),
    'SC1_784uJ.csv': scan(),
    'SC1-stamped_784uJ.csv': scan(),
    'sc1_nk.csv': nk,
    'SC1_stamped n,k.csv': nk,
    'B 2/after/0.2mJ.csv': scan(),
    'B 2/before/0.2mJ.csv': scan(),
    'B 2/before/200uJ.csv': scan('Length (mm);Signal').replaceAll(',', ';'),
    'PL/SC1.txt': spectrum(641),
    'PL/SC1 high.txt': spectrum(655, 4000),
    'stripe/C3_418uJ.txt': scan('').trimStart(),
    'lab book.docx': 'PK\u0003\u0004\u0000\u0000',
    'empty.csv': '',
  });
  const proposal = await propose(files);
  const study = studyOf(proposal);
  const scansOf = (name: string): unknown => {
    const { stripe } = study.films[name];
    return stripe && 'files' in stripe ? stripe : undefined;
  };

  it('finds the films in whatever case and punctuation', () => {
    expect(Object.keys(study.films)).toEqual(['B-2-after', 'B-2-before', 'C3', 'SC1', 'SC1-stamped']);
  });

  it('pairs by words of treatment, and says that it guessed', () => {
    expect(study.films['SC1-stamped'].stampedFrom).toBe('SC1');
    expect(study.films['B-2-after'].stampedFrom).toBe('B-2-before');
    expect(proposal.yaml.match(/# guessed from the name/g)).toHaveLength(2);
  });

  it('lists the fluences in the order of the files where one pattern cannot serve all', async () => {
    expect(study.pump).toBeUndefined();
    expect(scansOf('B-2-before')).toMatchObject({ fluence: [{ value: 200 }, { value: 200 }] });
    expect(scansOf('SC1')).toMatchObject({
      files: ['SC1 78.4 uJ.txt', 'SC1_784uJ.csv'],
      fluence: [{ value: 78.4 }, { value: 784 }],
    });
    const results = await runStudy({ text: proposal.yaml, file: 'study.yaml', source: memorySource(files) });
    const sc1 = results.films.find(({ name }) => name === 'SC1');
    expect(sc1?.stripes.map(({ files: [file], fluenceUjPerCm2 }) => [file, fluenceUjPerCm2?.value])).toEqual([
      ['SC1 78.4 uJ.txt', 78.4],
      ['SC1_784uJ.csv', 784],
    ]);
  });

  it('takes the emission wavelength from the strongest spectrum', () => {
    expect(study.wavelengths.emission.value).toBe(655);
  });

  it('says which files it took with doubt, which it did not need and which it does not know', () => {
    const section = (heading: string): string =>
      new RegExp(`# ${heading}[^\n]*\n((?:# {3}.*\n)+)`).exec(proposal.yaml)?.[1] ?? '';
    expect(section('Taken with doubt')).toMatch(/stripe\/C3_418uJ\.txt.*because of the name/);
    expect(section('Read, but of no film')).toMatch(/PL\/SC1 high\.txt.*\n.*PL\/SC1\.txt/);
    expect(section('Not recognised')).toMatch(/"empty\.csv": is empty/);
    expect(section('Not recognised')).toMatch(/"lab book\.docx": is a ZIP archive/);
  });
});

describe('guesses that need a person', () => {
  it('gives a film the micrograph that bears its name, and leaves pictures of nothing else alone', async () => {
    const tiff = writeTiff(simulateStampedBorder({ seed: 1, columns: 40, imageRows: 30 }));
    const files: Files = new Map([
      ...filesOf({ 'vsl/SC1_784uJ.csv': scan() }),
      ['sem/SC1.tif', tiff],
      ['sem/SC1 overview.tif', tiff],
      ['sem/wafer.tif', tiff],
    ]);
    const proposal = await propose(files);
    const { films } = studyOf(proposal);
    expect(Object.keys(films)).toEqual(['SC1']);
    expect(films.SC1.micrograph?.file).toBe('sem/SC1.tif');
    expect(proposal.yaml).toContain('is another one; a film takes one.');
    expect(proposal.yaml).toMatch(/# Read, but of no film[^\n]*\n# {3}"sem\/wafer\.tif/);
  });

  it('joins repeats whose names say more than the film, with a comment', async () => {
    const files = filesOf({
      'nk/SC1.csv': nk,
      'vsl/SC1_edge_784uJ.csv': scan(),
      'vsl/SC1_784uJ.csv': scan(),
    });
    const proposal = await propose(files);
    expect(Object.keys(studyOf(proposal).films)).toEqual(['SC1']);
    expect(proposal.yaml).toContain('# "vsl/SC1_edge_784uJ.csv" is taken for SC1');
  });

  it('points at a name and a header that state different fluences', async () => {
    const files = filesOf({ 'A_784uJ.csv': `# Fluence: 78.4 uJ/cm2\n${scan()}` });
    const { yaml } = await propose(files);
    expect(yaml).toContain(
      '# CHECK: "A_784uJ.csv" says 784 uJ/cm^2 in its name and 78.4 uJ/cm^2 in its header',
    );
  });

  it('leaves fluences that headers state to the headers', async () => {
    const files = filesOf({
      'A_1.csv': `# Fluence: 10 uJ/cm2\n${scan()}`,
      'A_78.4.csv': `# Fluence: 78.4 uJ/cm2\n${scan()}`,
    });
    const proposal = await propose(files);
    expect(studyOf(proposal).pump).toBeUndefined();
    expect(proposal.yaml).toContain('The headers of the stripe scans state their fluences');
  });

  it('asks for the emission wavelength where no spectrum tells it, and check says exactly that', async () => {
    const files = filesOf({ 'A_784uJ.csv': scan() });
    const { yaml } = await propose(files);
    const line = yaml.split('\n').findIndex((text) => text.includes('FILL IN')) + 1;
    const checked = checkStudy({ text: yaml, file: 'study.yaml', source: memorySource(files) });
    await expect(checked).rejects.toThrow(InputError);
    await expect(checked).rejects.toMatchObject({
      place: { file: 'study.yaml', line, field: 'wavelengths.emission' },
    });
  });

  it('keeps names that YAML would take for something else', async () => {
    const files = filesOf({ '7_784uJ.csv': scan(), 'no_784uJ.csv': scan(), 'a: b #c_784uJ.csv': scan() });
    const study = studyOf(await propose(files));
    expect(Object.keys(study.films)).toEqual(['7', 'a:-b-c', 'no']);
  });
});

describe('folders without a film', () => {
  it.each([
    ['an empty folder', filesOf({})],
    [
      'a folder of unknown files',
      filesOf({ 'a.bin': '\u0000\u0001', 'notes.txt': 'nothing measured today' }),
    ],
  ])('%s gives a study file that says what is missing, and check repeats it', async (_, files) => {
    const proposal = await propose(files);
    const { yaml, films } = proposal;
    expect(films).toEqual([]);
    expect(yaml).toContain('# FILL IN: no measurement of a film was recognised in this folder.\nfilms: {}');
    const text = filledIn(proposal);
    await expect(checkStudy({ text, file: 'study.yaml', source: memorySource(files) })).rejects.toMatchObject(
      {
        message: 'has no film; name at least one.',
        place: { field: 'films' },
      },
    );
    for (const file of files.keys()) expect(yaml).toContain(`#   "${file}": `);
  });

  it('leaves out study files and folders of results', async () => {
    const files = filesOf({ 'study.yaml': 'modalgain: 1', 'out/results.json': '{}', 'out/tables/a.csv': nk });
    expect(await recogniseFolder(memorySource(files))).toEqual([]);
  });
});

it('the same files give the same text', async () => {
  const files = filesOf({ 'A_784uJ.csv': scan(), 'A_nk.csv': nk });
  const reversed = new Map([...files].reverse());
  expect((await propose(reversed)).yaml).toBe((await propose(files)).yaml);
});

describe('what is no film and no emission', () => {
  const lamp = (from: number): string =>
    'Wavelength (nm),Counts\n' +
    Array.from({ length: 301 }, (_, i) => from + i)
      .map((w) => `${w},${(9e4 * Math.exp(-(((w - 900) / 250) ** 2))).toFixed(1)}`)
      .join('\n');

  it('a lamp that is brightest at the end of its spectrum does not set the emission wavelength', async () => {
    const files = filesOf({ 'A_784uJ.csv': scan(), 'halogen.txt': lamp(500), 'pl/A.txt': spectrum(641) });
    expect(studyOf(await propose(files)).wavelengths.emission.value).toBe(641);
    const unnamed = filesOf({ 'A_784uJ.csv': scan(), 'X1.txt': lamp(500), 'X2.txt': lamp(750) });
    expect((await propose(unnamed)).yaml).toContain('no spectrum was found to guess it from');
  });

  it('a hot pixel that outshines everything is no emission', async () => {
    const noisy = spectrum(641, 0.2).replace(/^620,.*$/m, '620,5000');
    const files = filesOf({ 'A_784uJ.csv': scan(), 'pl/A.txt': spectrum(655), 'pl/B.txt': noisy });
    expect(studyOf(await propose(files)).wavelengths.emission.value).toBe(655);
  });

  it('what is named before is of the untreated film, what is named after a treatment of the treated one', async () => {
    const files = filesOf({
      'SC1_784uJ.csv': scan(),
      'SC1S_784uJ.csv': scan(),
      'SC1_before n,k.csv': nk,
      'SC1S_after_stamping n,k.csv': nk,
    });
    const { films } = studyOf(await propose(files));
    expect(films).toMatchObject({
      SC1: { index: { file: ['SC1_before n,k.csv'] } },
      SC1S: { index: { file: ['SC1S_after_stamping n,k.csv'] }, stampedFrom: 'SC1' },
    });
    expect(Object.keys(films)).toEqual(['SC1', 'SC1S']);
  });

  it('noise about a subtracted background is no emission', async () => {
    const dark = spectrum(641, 1000)
      .replace(/^640,.*$/m, '640,3000')
      .replace(/^610,.*$/m, '610,-2500');
    const files = filesOf({ 'A_784uJ.csv': scan(), 'pl/A.txt': spectrum(655), 'pl/B.txt': dark });
    expect(studyOf(await propose(files)).wavelengths.emission.value).toBe(655);
  });

  it('n and k of a substrate make no film, and no repeat of one, but a line of the stack', async () => {
    const files = filesOf({
      'A_784uJ.csv': scan(),
      'nk/A.csv': nk,
      'nk/A_substrate.csv': nk,
      'nk/borosilicate.csv': nk,
    });
    const proposal = await propose(files);
    const { films } = studyOf(proposal);
    expect(Object.keys(films)).toEqual(['A']);
    expect(films.A.index).toEqual({ file: ['nk/A.csv'] });
    expect(proposal.yaml).toContain('# stack: {cover: air, substrate: {file: "nk/A_substrate.csv"}}');
    expect(proposal.yaml).toContain('# stack: {cover: air, substrate: {file: "nk/borosilicate.csv"}}');
    const stated = filledIn(proposal).replace('# stack', 'stack');
    const { inputs } = await checkStudy({ text: stated, file: 'study.yaml', source: memorySource(files) });
    expect(inputs.map(({ file, films: of }) => [file, of])).toContainEqual(['nk/A_substrate.csv', []]);
  });

  it('Psi and Delta of a film become its index to be fitted, and check reads them', async () => {
    const ellipsometry = 'nm\tAOI\tPsi\tDelta\n400\t65\t40\t190\n700\t65\t41\t150\n';
    const files = filesOf({ 'A_784uJ.csv': scan(), 'ellipsometry/A.dat': ellipsometry });
    const proposal = await propose(files);
    expect(studyOf(proposal).films.A.index).toMatchObject({ ellipsometry: { file: 'ellipsometry/A.dat' } });
    const text = filledIn(proposal);
    const { inputs } = await checkStudy({ text, file: 'study.yaml', source: memorySource(files) });
    expect(inputs.map(({ file, readAs, films }) => [file, readAs, films])).toContainEqual([
      'ellipsometry/A.dat',
      'ellipsometry',
      ['A'],
    ]);
    const both = await propose(new Map([...files, ...filesOf({ 'nk/A.csv': nk })]));
    expect(studyOf(both).films.A.index).toEqual({ file: ['nk/A.csv'] });
    expect(both.yaml).toContain('# index: {ellipsometry: {file: "ellipsometry/A.dat"}}');
  });

  it('scans of the loss and threshold series go to their film, ready to run', async () => {
    const decay =
      'Distance (um),Intensity\n' +
      Array.from({ length: 12 }, (_, i) => `${50 * i},${(1e4 * Math.exp(-i / 2)).toFixed(1)}`).join('\n');
    const series =
      'Fluence (uJ/cm2),Intensity\n' +
      Array.from({ length: 12 }, (_, i) => `${2 ** (i / 1.5)},${(10 * 3 ** (i / 1.5)).toFixed(1)}`).join(
        '\n',
      );
    const files = filesOf({ 'A_784uJ.csv': scan(), 'loss/A.csv': decay, 'threshold/A.csv': series });
    const proposal = await propose(files);
    const { films } = studyOf(proposal);
    expect(films.A.loss).toMatchObject({ spot: ['loss/A.csv'] });
    expect(films.A.threshold).toMatchObject({ files: ['threshold/A.csv'] });
    const { inputs } = await checkStudy({
      text: filledIn(proposal),
      file: 'study.yaml',
      source: memorySource(files),
    });
    expect(inputs.map(({ file, readAs }) => [file, readAs])).toEqual([
      ['A_784uJ.csv', 'stripe-scan'],
      ['loss/A.csv', 'distance-scan'],
      ['threshold/A.csv', 'fluence-scan'],
    ]);
  });
});
