import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../src/results/index.js';
import { netGainPerCm, oceanText, simulatedSpectra, wavelengthNm } from './ocean-files.js';
import { codesOf, filmOf, refusal, run, study, verdictOf } from './run-study-support.js';

const stripeLengthUm = Array.from({ length: 16 }, (_, i) => 25 * (i + 1));
const spectra = simulatedSpectra({ stripeLengthUm, seed: 3 });
const film = (stripe: string): string =>
  study(`pump: {fluence: "from file name {fluence}uJ"}\nfilms: {A: {stripe: ${stripe}}}\n`);
const byName = '{files: "s/*um.txt", stripeLength: "from file name {length}um"}';

/** One file a step, named by fluence and length. */
function files(fluence = 80, change: (spectrum: Float64Array, i: number) => string = (s) => oceanText(s)) {
  return Object.fromEntries(
    spectra.map((spectrum, i) => [`s/A-${fluence}uJ-${stripeLengthUm[i]}um.txt`, change(spectrum, i)]),
  );
}

const scansOf = async (stripe: string, given: Record<string, string>) =>
  filmOf(await run(film(stripe), given), 'A').stripes;

describe('files of one spectrum each', () => {
  it('are a scan, by increasing length, with the gain of the spectra', async () => {
    const [scan, ...others] = await scansOf(byName, files());
    expect(others).toEqual([]);
    expect(scan.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
    expect(scan.files).toHaveLength(16);
    expect(scan.files[15]).toBe('s/A-80uJ-400um.txt');
    expect(scan.fluenceUjPerCm2?.value).toBe(80);
    const [lower, upper] =
      scan.spectralGain?.peak.netGainPerCm.kind === 'determined'
        ? scan.spectralGain.peak.netGainPerCm.estimate.interval95
        : [NaN, NaN];
    expect(lower).toBeLessThan(netGainPerCm);
    expect(upper).toBeGreaterThan(netGainPerCm);
    expect(upper - lower).toBeLessThan(60);
    expect(scan.normalisation).toEqual({ dividedBy: [], integrationTimeS: 0.1, background: [] });
  });

  it('of several fluences are a family of scans; those of another folder are a repeat', async () => {
    const other = Object.entries(files(80)).map(([name, text]) => [name.replace('s/', 's/again/'), text]);
    const given = { ...files(200), ...files(80), ...(Object.fromEntries(other) as Record<string, string>) };
    const stripe = '{files: ["s/*um.txt", "s/again/*um.txt"], stripeLength: "from file name {length}um"}';
    const scans = await scansOf(stripe, given);
    expect(scans.map(({ fluenceUjPerCm2, points }) => [fluenceUjPerCm2?.value, points.length])).toEqual([
      [80, 16],
      [80, 16],
      [200, 16],
    ]);
  });

  it('have their length in the header where no pattern is stated', async () => {
    const headed = files(80, (spectrum, i) =>
      oceanText(spectrum, { remarks: { 'Stripe length': `${stripeLengthUm[i]} um` } }),
    );
    const [scan] = await scansOf('{files: "s/*.txt"}', headed);
    expect(scan.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
  });

  it('repeat a length as several points', async () => {
    const again = { ...files(), 's/B-80uJ-25um.txt': oceanText(spectra[0]) };
    const [scan] = await scansOf(byName, again);
    expect(scan.points.map((point) => point.stripeLengthUm).slice(0, 3)).toEqual([25, 25, 50]);
    expect(scan.netGainPerCm?.value).toBeGreaterThan(50);
  });

  it('of different integration times are brought to light a second, which the result says', async () => {
    const timeOf = (i: number): number => (i < 8 ? 0.4 : 0.1);
    const timed = files(80, (spectrum, i) =>
      oceanText(
        spectrum.map((value) => value * timeOf(i) * 10),
        { integrationTimeS: timeOf(i) },
      ),
    );
    const [scan] = await scansOf(byName, timed);
    const [same] = await scansOf(byName, files());
    expect(scan.normalisation?.dividedBy).toEqual([
      { by: 'integration-time', values: stripeLengthUm.map((_, i) => timeOf(i)) },
    ]);
    expect(scan.normalisation?.integrationTimeS).toBeNull();
    expect(scan.intensityUnit).toBe('a.u./s nm');
    scan.points.forEach(({ intensity }, i) => {
      expect(intensity / (10 * same.points[i].intensity)).toBeCloseTo(1, 4);
    });
  });

  it('leave out points by the name of their file', async () => {
    const excluded = byName
      .replace('}"', '}"')
      .replace(/\}$/, ', exclude: [{file: s/A-80uJ-50um.txt, points: [1], reason: spike}]}');
    const [scan] = await scansOf(excluded, files());
    expect(scan.points.flatMap(({ excluded: why }, i) => (why === null ? [] : [[i, why]]))).toEqual([
      [1, 'spike'],
    ]);
    const error = await refusal(film(excluded.replace('[1]', '[2]')), files());
    expect(error.message).toBe('names point 2 of s/A-80uJ-50um.txt, which has points 1 to 1.');
  });
});

describe('positions of the slit', () => {
  const named = Object.fromEntries(
    spectra.map((spectrum, i) => [
      `s/A-80uJ-x${(3000 - stripeLengthUm[i]) / 1000}mm.txt`,
      oceanText(spectrum),
    ]),
  );
  const stripe = (slit: string): string =>
    `{files: "s/*.txt", stripeLength: "from file name x{position}mm"${slit}}`;

  it('are lengths by the zero and the direction that the study states', async () => {
    const [scan] = await scansOf(stripe(', slit: {zero: 3 mm, direction: decreasing}'), named);
    expect(scan.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
  });

  it('are those of a table or of headers as well', async () => {
    const rows = stripeLengthUm.map((um, i) => `${1200 + um},${spectra[i].reduce((a, b) => a + b)}`);
    const table = { 's/80uJ.csv': `position (um),intensity\n${rows.join('\n')}\n` };
    const [scan] = await scansOf('{files: "s/*.csv", slit: {zero: 1.2 mm}}', table);
    expect(scan.points.map((point) => point.stripeLengthUm)).toEqual(stripeLengthUm);
  });

  it('without a zero, or on its wrong side, are refused', async () => {
    const unstated = await refusal(film(stripe('')), named);
    expect(unstated.message).toContain('say where the stripe has no length: slit: {zero: 1.2 mm');
    const wrong = await refusal(film(stripe(', slit: {zero: 3 mm, direction: increasing}')), named);
    expect(wrong.message).toContain('with its zero at 3000 um and lengths that are increasing');
    const beside = await refusal(film(byName.replace(/\}$/, ', slit: {zero: 3 mm}}')), files());
    expect(beside.message).toContain('leave one of them out');
  });
});

describe('files of spectra that do not fit together', () => {
  it('are refused with the file and the pattern or the remedy', async () => {
    const stray = await refusal(film('{files: "s/*.txt", stripeLength: "from file name {length}um"}'), {
      ...files(),
      's/A-80uJ-dark.txt': oceanText(spectra[0]),
    });
    expect(stray.message).toContain(
      'found no length in the file name "A-80uJ-dark.txt" by the pattern "{length}um"',
    );
    expect(stray.place.field).toBe('films.A.stripe.stripeLength');
    const unknown = await refusal(film('{files: "s/*.txt"}'), files());
    expect(unknown.sentence).toMatch(
      /^s\/A-80uJ-25um\.txt: found a spectrum of unknown stripe length; expected/,
    );
    expect(unknown.sentence).toContain('stripeLength: "from file name {length}um"');
    const pattern = await refusal(film('{files: "s/*.txt", stripeLength: "{length}um"}'), files());
    expect(pattern.message).toContain('expected a text such as "from file name {length}um"');
  });
});

describe('a background', () => {
  const dark = wavelengthNm.map((_, j) => 900 + 20 * Math.sin(j));
  const raised = (timeS: number) =>
    files(80, (spectrum) =>
      oceanText(
        spectrum.map((value, j) => value + dark[j]),
        { integrationTimeS: timeS },
      ),
    );
  const backgrounds = {
    's/dark-100ms-80uJ.txt': oceanText(dark),
    's/dark-500ms-80uJ.txt': oceanText(
      dark.map((value) => 3 * value),
      { integrationTimeS: 0.5 },
    ),
  };
  const stripe = byName
    .replace('s/*um.txt', 's/*.txt')
    .replace(/\}$/, ', background: {file: "s/dark*.txt"}}');

  it('of the same integration time is subtracted, and said', async () => {
    const [scan] = await scansOf(stripe, { ...raised(0.1), ...backgrounds });
    const [clean] = await scansOf(byName, files());
    expect(scan.normalisation?.background).toEqual(Object.keys(backgrounds));
    scan.points.forEach(({ intensity }, i) => {
      expect(intensity / clean.points[i].intensity).toBeCloseTo(1, 4);
    });
  });

  it('of other times only is refused: a dark level is not in proportion to the time', async () => {
    const error = await refusal(film(stripe), { ...raised(0.2), ...backgrounds });
    expect(error.message).toContain('no background was recorded with it (s/dark-100ms-80uJ.txt: 0.1 s');
  });
});

describe('spectra of a full detector', () => {
  const ceiling = 4000;
  const cut = files(80, (spectrum) => oceanText(spectrum.map((value) => Math.min(value, ceiling))));
  const count = spectra.filter((spectrum) => Math.max(...spectrum) > ceiling).length;

  it('are left out of the fit, stay in sight, and are told', async () => {
    expect(count).toBeGreaterThan(2);
    const results = await run(film(byName), cut);
    const [scan] = filmOf(results, 'A').stripes;
    expect(scan.points.filter(({ excluded }) => excluded === 'the detector was full')).toHaveLength(count);
    expect(verdictOf(results, 'saturated-spectra')).toMatchObject({
      severity: 'caution',
      evidence: { spectra: count, of: 16, fullScaleStated: false },
    });
    expect(scan.spectralGain?.outcome).toBe('determined');
    expect(resultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
  });

  it('are those at the full scale that is stated, where boxcar or dark correction hide the flat top', async () => {
    const stated = byName.replace(/\}$/, `, fullScale: ${ceiling}}`);
    const results = await run(film(stated), files());
    expect(verdictOf(results, 'saturated-spectra').evidence).toMatchObject({ spectra: count });
    expect(codesOf(await run(film(byName), files()))).not.toContain('saturated-spectra');
  });
});

describe('a threshold series of one spectrum a file', () => {
  const fluences = Array.from({ length: 12 }, (_, i) => Number((2 * 1.5 ** i).toPrecision(4)));
  const dark = wavelengthNm.map(() => 700);
  const series = (timeOf: (i: number) => number, ceiling = Infinity): Record<string, string> =>
    Object.fromEntries(
      fluences.map((fluence, i) => {
        const light = spectra[i].map((value, j) => Math.min(ceiling, value * 10 * timeOf(i) + dark[j]));
        return [`t/A-${fluence}uJ.txt`, oceanText(light, { integrationTimeS: timeOf(i) })];
      }),
    );
  const threshold = '{files: "t/*.txt", background: {file: "dark/*.txt"}}';
  const text = study(
    `pump: {fluence: "from file name {fluence}uJ"}\nfilms: {A: {threshold: ${threshold}}}\n`,
  );
  const backgrounds = {
    'dark/50ms.txt': oceanText(dark, { integrationTimeS: 0.05 }),
    'dark/100ms.txt': oceanText(dark),
  };

  it('takes the background of its time off each, divides by the times, and says both', async () => {
    const given = { ...series((i) => (i < 6 ? 0.1 : 0.05)), ...backgrounds };
    const found = filmOf(await run(text, given), 'A').thresholdSeries;
    expect(found?.normalisation).toEqual({
      dividedBy: [{ by: 'integration-time', values: fluences.map((_, i) => (i < 6 ? 0.1 : 0.05)) }],
      integrationTimeS: null,
      background: Object.keys(backgrounds),
    });
    const steady = filmOf(await run(text, { ...series(() => 0.1), ...backgrounds }), 'A').thresholdSeries;
    found?.points.forEach(({ intensity }, i) => {
      expect(intensity / (10 * (steady?.points[i].intensity ?? NaN))).toBeCloseTo(1, 3);
    });
  });

  it('leaves cut spectra out with a verdict', async () => {
    const results = await run(text, { ...series(() => 0.1, 2500), ...backgrounds });
    const { evidence } = verdictOf(results, 'saturated-spectra');
    expect(evidence.spectra).toBeGreaterThan(0);
    expect(filmOf(results, 'A').thresholdSeries?.points).toHaveLength(12 - Number(evidence.spectra));
  });
});
