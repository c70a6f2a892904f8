import { simulateThresholdSeries } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { codesOf, filmOf, refusal, run, study, verdictOf } from './run-study-support.js';

const fluences = Array.from({ length: 20 }, (_, i) => Number((0.4 * 700 ** (i / 19)).toPrecision(3)));
const series = simulateThresholdSeries({
  fluencesUjPerCm2: fluences,
  stripeLengthUm: 500,
  modalGainPerCm: 320,
  lossPerCm: 60,
  saturationFluenceUjPerCm2: 7,
  seed: 3,
});

interface Column {
  readonly header: string;
  readonly values: ArrayLike<number>;
}

function tableText(columns: readonly Column[], above = ''): string {
  const rows = Array.from(series.wavelengthNm, (nm, j) =>
    [nm.toFixed(2), ...columns.map(({ values }) => values[j].toFixed(2))].join(','),
  );
  return `${above}${['Wavelength (nm)', ...columns.map(({ header }) => header)].join(',')}\n${rows.join('\n')}\n`;
}

const oneFile = tableText(
  fluences.map((fluence, i) => ({ header: `${fluence} uJ/cm2`, values: series.spectra[i] })),
);

/** Spectra of different integration times, whose counts are as much larger. */
const timed = tableText(
  fluences.map((fluence, i) => {
    const timeMs = fluence < 10 ? 1000 : 100;
    return {
      header: `${fluence} uJ/cm2 ${timeMs} ms`,
      values: series.spectra[i].map((value) => (value * timeMs) / 100),
    };
  }),
);

const films = (threshold: string, more = ''): string =>
  study(`${more}films:\n  A:\n    threshold: ${threshold}\n`);

describe('a threshold series of a film', () => {
  it('gives all definitions, of which the one that follows the gain is the threshold', async () => {
    const results = await run(films('{files: s.csv, stripeLength: 500 um}'), { 's.csv': oneFile });
    const { threshold, thresholdSeries } = filmOf(results, 'A');
    expect(thresholdSeries).toMatchObject({ files: ['s.csv'], stripeLengthUm: 500 });
    expect(thresholdSeries?.definitions).toHaveLength(10);
    expect(thresholdSeries?.points).toHaveLength(20);
    expect(thresholdSeries?.spectra).toHaveLength(20);
    expect(thresholdSeries?.examples).toHaveLength(3);
    expect(threshold?.definition).toBe('width-half-collapse');
    const found = thresholdSeries?.definitions.find(({ name }) => name === 'width-half-collapse');
    expect(found?.thresholdUjPerCm2).toMatchObject({
      kind: 'determined',
      estimate: { value: threshold?.fluenceUjPerCm2.value },
    });
    expect(verdictOf(results, 'enters-gain-fit')).toMatchObject({
      sentence: 'The gain fit takes one threshold.',
      evidence: { taken: filmOf(results, 'A').threshold?.definition },
    });
  });

  it('comes to one scale by the integration times in its headers', async () => {
    const plain = await run(films('{files: s.csv, stripeLength: 500 um}'), { 's.csv': oneFile });
    const scaled = await run(films('{files: s.csv, stripeLength: 500 um}'), { 's.csv': timed });
    const [a, b] = [plain, scaled].map((results) => filmOf(results, 'A'));
    expect(b.thresholdSeries?.intensityUnit).toMatch(/\/s$/);
    const [first, second] = [a, b].map(({ threshold }) => threshold?.fluenceUjPerCm2.value ?? NaN);
    expect(second / first).toBeCloseTo(1, 1);
  });

  it('may be one spectrum a file, with the fluence in its name', async () => {
    const files = Object.fromEntries(
      fluences.map((fluence, i) => [
        `th/A-${fluence}uJ.csv`,
        tableText([{ header: 'Intensity (counts)', values: series.spectra[i] }]),
      ]),
    );
    const text = films('{files: "th/*.csv"}', 'pump: {fluence: "from file name {fluence}uJ"}\n');
    const { thresholdSeries } = filmOf(await run(text, files), 'A');
    expect(thresholdSeries?.files).toHaveLength(20);
    expect(thresholdSeries?.points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual(fluences);
    expect(codesOf(await run(text, files))).toContain('stripe-length-missing');
  });

  it('leaves points out by hand, says which and why, and is the series without them', async () => {
    const exclude = "exclude: [{file: s.csv, points: [3, 20], reason: 'laser slipped'}]";
    const results = await run(films(`{files: s.csv, stripeLength: 500 um, ${exclude}}`), {
      's.csv': oneFile,
    });
    const { thresholdSeries } = filmOf(results, 'A');
    expect(thresholdSeries?.points).toHaveLength(18);
    expect(thresholdSeries?.excluded).toEqual([
      { file: 's.csv', point: 3, fluenceUjPerCm2: fluences[2], reason: 'laser slipped' },
      { file: 's.csv', point: 20, fluenceUjPerCm2: fluences[19], reason: 'laser slipped' },
    ]);
    expect(verdictOf(results, 'points-excluded').detail).toBe('laser slipped');
    const kept = fluences.flatMap((fluence, i) =>
      i === 2 || i === 19 ? [] : [{ header: `${fluence} uJ/cm2`, values: series.spectra[i] }],
    );
    const without = await run(films('{files: s.csv, stripeLength: 500 um}'), { 's.csv': tableText(kept) });
    expect(thresholdSeries?.definitions).toEqual(filmOf(without, 'A').thresholdSeries?.definitions);
  });

  it('refuses to leave out what is not there, or everything', async () => {
    const asked = async (exclude: string): Promise<string> =>
      (await refusal(films(`{files: s.csv, exclude: [${exclude}]}`), { 's.csv': oneFile })).sentence;
    expect(await asked('{file: t.csv, points: [1], reason: x}')).toMatch(
      /not in the threshold series of A: s\.csv/,
    );
    expect(await asked('{file: s.csv, points: [21], reason: x}')).toMatch(
      /names point 21 of s\.csv, which has points 1 to 20/,
    );
    const all = Array.from({ length: 20 }, (_, i) => i + 1).join(', ');
    expect(await asked(`{file: s.csv, points: [${all}], reason: x}`)).toMatch(
      /leaves no spectrum of the series/,
    );
  });

  it('may be a table of intensities, from which definitions by spectra are open with that reason', async () => {
    const rows = fluences.map((fluence, i) => `${fluence},${series.spectra[i].reduce((a, b) => a + b, 0)}`);
    const text = `Fluence (uJ/cm2),Intensity (counts)\n${rows.join('\n')}\n`;
    const { threshold, thresholdSeries } = filmOf(
      await run(films('{files: t.csv, stripeLength: 500 um}'), { 't.csv': text }),
      'A',
    );
    const kinds = new Map(thresholdSeries?.definitions.map((each) => [each.name, each.thresholdUjPerCm2]));
    expect(kinds.get('linear-hinge')?.kind).toBe('determined');
    expect(kinds.get('width-half-collapse')).toMatchObject({ kind: 'not-determined' });
    expect(threshold).toBeNull();
  });

  it('by another definition is shown, and refused by the gain fit with the reason', async () => {
    const gainsAt = (some: readonly number[]): string =>
      some.map((F) => `[${F} uJ/cm^2, ${320 * (F / (F + 7)) - 60} +- 8 cm^-1]`).join(', ');
    const text = (definition: string, gains = gainsAt(fluences.slice(-8))): string =>
      study(
        `emissionCrossSection: 4e-15 cm^2\nstack: {substrate: 1.457}\nfilms:\n  A:\n    thickness: 200 +- 2 nm\n    index: 2.0\n` +
          `    stripe: {netGain: [${gains}]}\n    threshold: {files: s.csv, stripeLength: 500 um${definition}}\n`,
      );
    const hinge = await run(text(', definition: linear-hinge'), { 's.csv': oneFile });
    expect(filmOf(hinge, 'A').threshold?.definition).toBe('linear-hinge');
    expect(codesOf(hinge)).toContain('threshold-not-used');
    const fitted = await run(text(''), { 's.csv': oneFile });
    expect(codesOf(fitted)).not.toContain('threshold-not-used');
    const open = await run(text(', definition: unit-gain-length', gainsAt(fluences.slice(4))), {
      's.csv': oneFile,
    });
    expect(verdictOf(open, 'threshold-read-off-gains').film).toBe('A');
    const widthOf = (results: typeof hinge): number => {
      const density = filmOf(results, 'A').gain?.densityPerCm3;
      return density?.kind === 'determined'
        ? density.estimate.standardError / density.estimate.value
        : Infinity;
    };
    expect(widthOf(fitted)).toBeLessThan(widthOf(hinge));
  });

  it('that contains a step has no threshold, and the reason is a verdict of the study', async () => {
    const stepped = tableText(
      fluences.map((fluence, i) => ({
        header: `${fluence} uJ/cm2`,
        values: series.spectra[i].map((value) => (i < 12 ? value : 3 * value)),
      })),
    );
    const results = await run(films('{files: s.csv, stripeLength: 500 um}'), { 's.csv': stepped });
    expect(filmOf(results, 'A').threshold).toBeNull();
    expect(results.verdicts.some(({ severity, film }) => severity === 'not-determined' && film === 'A')).toBe(
      true,
    );
  });

  it.each([
    [
      '{files: s.csv, fluence: [1 uJ/cm^2, 2 uJ/cm^2]}',
      'lists 2 fluences for 1 file',
      'films.A.threshold.fluence',
    ],
    ['{files: s.csv, definition: hinge}', 'expected "linear-hinge"', 'films.A.threshold.definition'],
    ['{files: s.csv, stripeLength: 5 uJ}', 'um', 'films.A.threshold.stripeLength'],
    [
      '{fluence: 5 uJ/cm^2, stripelength: 5 um}',
      'did you mean "stripeLength"?',
      'films.A.threshold.stripelength',
    ],
  ])('written as %s is refused in one sentence', async (threshold, sentence, field) => {
    const error = await refusal(films(threshold), { 's.csv': oneFile });
    expect(error.message).toContain(sentence);
    expect(error.place.field).toBe(field);
  });

  it('whose spectra have no fluence, or other wavelengths, is refused with the file', async () => {
    const single = tableText([{ header: 'Intensity (counts)', values: series.spectra[0] }]);
    const unknown = await refusal(films('{files: s.csv}'), { 's.csv': single });
    expect(unknown.message).toContain('a spectrum of unknown fluence');
    const lengths = oneFile.replaceAll(/[\d.]+ uJ\/cm2/g, (_, at: number) => `${at + 10} um`);
    const stripes = await refusal(films('{files: s.csv}'), { 's.csv': lengths });
    expect(stripes.message).toContain('spectra against stripe length');
    const other = single.replaceAll(/^(\d+)\./gm, (_, nm: string) => `${Number(nm) + 1}.`);
    const mixed = await refusal(films('{files: ["1uJ.csv", "2uJ.csv"], fluence: [1 uJ/cm^2, 2 uJ/cm^2]}'), {
      '1uJ.csv': single,
      '2uJ.csv': other,
    });
    expect(mixed.place.file).toBe('2uJ.csv');
  });
});
