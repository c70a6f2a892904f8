import { simulateSpectra, simulateStripeScan } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../src/results/index.js';
import { codesOf, filmOf, refusal, run, scanText, study, verdictOf } from './run-study-support.js';

const films = (stripe: string, more = ''): string =>
  study(`films:\n  A:\n    stripe: ${stripe}\n${more === '' ? '' : `    ${more}\n`}`);

function saturatedScan(seed: number): string {
  const { scan } = simulateStripeScan({
    sourcePerCm: 1e5,
    netGainPerCm: 120,
    saturation: 1 / 6000,
    stripeLengthUm: Array.from({ length: 30 }, (_, i) => 20 * (i + 1)),
    readNoise: 3,
    photonIntensity: 1,
    pumpNoise: 0.03,
    seed,
  });
  const rows = Array.from(scan.stripeLengthUm, (um, i) => `${um},${scan.intensity[i]}`);
  return `Stripe length (um),Intensity (counts)\n${rows.join('\n')}\n`;
}

describe('what a study knows of its scans', () => {
  const files = { 'a.csv': saturatedScan(5) };
  const stripeOf = async (options: string) =>
    filmOf(await run(films(`{files: a.csv${options}}`), files), 'A').stripes[0];

  it('enters the fit: noise of the detector, error of the zero, dark level', async () => {
    const unsaturated = { 'a.csv': scanText({ gainPerCm: 50 }) };
    const errorOf = async (options: string): Promise<number> => {
      const film = filmOf(await run(films(`{files: a.csv${options}}`), unsaturated), 'A');
      return film.stripes[0].netGainPerCm?.standardError ?? NaN;
    };
    expect(await errorOf(', zeroError: 20 um, darkError: 200')).toBeGreaterThan(await errorOf(''));
    expect(await errorOf(', zeroError: 0.1 um, darkError: 0.1')).toBeLessThan(await errorOf(''));
    const plain = await stripeOf('');
    const known = await stripeOf(', readNoise: 3, countsPerPhoton: 1');
    expect(known.netGainPerCm?.value).not.toBe(plain.netGainPerCm?.value);
    expect((known.netGainPerCm?.value ?? NaN) / (plain.netGainPerCm?.value ?? NaN)).toBeCloseTo(1, 1);
  });

  it('enters the fit: a loss that light does not bleach lowers what saturation would have hidden', async () => {
    const plain = await stripeOf('');
    const withLoss = await stripeOf(', unsaturableLoss: 80 +- 8 cm^-1');
    expect(withLoss.netGainPerCm?.value).toBeLessThan(plain.netGainPerCm?.value ?? NaN);
  });

  it('is pointed out: full scale, width of the stripe, fringes of the slit', async () => {
    const full = await run(films('{files: a.csv, fullScale: 2000}'), files);
    expect(verdictOf(full, 'detector-limit').film).toBe('A');
    const beam = await run(films('{files: a.csv, beam: {width: 100 um, slitDistance: 8 mm}}'), files);
    expect(codesOf(beam)).toEqual(
      expect.arrayContaining(['stripe-shorter-than-wide', 'stripe-within-fringes']),
    );
    const pump = 'pump: {stripe: [0.9 mm, 100 um], profile: gaussian, energy: 1 uJ}\n';
    const fromPump = await run(`${films('{files: a.csv}')}${pump}`, files);
    expect(codesOf(fromPump)).toEqual(expect.arrayContaining(['stripe-shorter-than-wide', 'stripe-uneven']));
  });

  it('says in which window Eq. 1 would have been fitted', async () => {
    const { windowFit } = await stripeOf(', window: 50 um .. 300 um');
    expect(windowFit).toMatchObject({ rule: 'the window given', windowUm: [50, 300] });
  });

  it('asks for diagnostics: the gain up to each length, along the stripe, and by the one-way model', async () => {
    const { diagnostics } = await stripeOf(', diagnostics: true');
    expect(diagnostics?.cutoffScan).toHaveLength(8);
    expect(diagnostics?.logSlope.length).toBeGreaterThan(10);
    expect(diagnostics?.oneWayNetGainPerCm?.value).toBeGreaterThan(0);
    expect((await stripeOf('')).diagnostics).toBeNull();
  });

  it.each([
    ['{files: a.csv, fullscale: 5}', 'did you mean "fullScale"?', 'films.A.stripe.fullscale'],
    ['{files: a.csv, readNoise: 2 counts}', 'expected a number', 'films.A.stripe.readNoise'],
    ['{files: a.csv, unsaturableLoss: 40 cm^-1}', 'without an error', 'films.A.stripe.unsaturableLoss'],
    ['{files: a.csv, window: 300 um .. 50 um}', '300', 'films.A.stripe.window'],
    ['{files: a.csv, beam: {radius: 1 mm}}', 'known here', 'films.A.stripe.beam.radius'],
  ])('written as %s is refused in one sentence', async (stripe, sentence, field) => {
    const error = await refusal(films(stripe), files);
    expect(error.message).toContain(sentence);
    expect(error.place.field).toBe(field);
  });
});

describe('net gains that a study states', () => {
  it('are one where several stand at one fluence, with a verdict on their agreement', async () => {
    const pairs = (second: string): string =>
      `{netGain: [[80 uJ/cm^2, 100 +- 5 cm^-1], [80 uJ/cm^2, ${second}], [200 uJ/cm^2, 140 +- 5 cm^-1]]}`;
    const agreeing = await run(films(pairs('104 +- 5 cm^-1')));
    const [first, second] = filmOf(agreeing, 'A').netGain;
    expect(first).toMatchObject({ fluenceUjPerCm2: 80, outcome: 'determined' });
    expect(first.netGainPerCm).toMatchObject({ kind: 'determined', estimate: { value: 102 } });
    expect(second.fluenceUjPerCm2).toBe(200);
    expect(codesOf(agreeing)).toContain('repeats-agree');
    expect(codesOf(await run(films(pairs('160 +- 5 cm^-1'))))).toContain('repeats-scatter');
  });

  it('without their errors are refused by the entry that lacks one, not by the key', async () => {
    const text = films(
      '{netGain: [[80 uJ/cm^2, 100 cm^-1], [200 uJ/cm^2, 140 cm^-1], [400 uJ/cm^2, 9 cm^-1]]}',
    );
    const error = await refusal(text);
    expect(error.message).toContain('found "100 cm^-1" without an error');
    expect(error.place.field).toBe('films.A.stripe.netGain[0][1]');
  });
});

describe('scans that do not determine the gain', () => {
  const flat = scanText({ gainPerCm: -30, noise: 0.02 });
  const few = `Stripe length (um),Intensity\n${[20, 40, 60, 80].map((um) => `${um},${um}`).join('\n')}\n`;

  it('keep their outcome and the limit that they state above the level of a scan', async () => {
    const { netGain } = filmOf(
      await run(films('{files: a.csv, fluence: [80 uJ/cm^2]}'), { 'a.csv': flat }),
      'A',
    );
    expect(netGain[0].outcome).toBe('no-gain');
    const { netGainPerCm } = netGain[0];
    if (netGainPerCm.kind !== 'not-determined') throw new Error('no gain was expected');
    const [lower, upper] = netGainPerCm.interval95 ?? [NaN, NaN];
    expect(lower).toBeLessThan(-30);
    expect(upper).toBeGreaterThan(-30);
    expect(upper).toBeLessThan(42);
  });

  it('of which none bounds the gain allow for all that each of them allows for', async () => {
    const { netGain } = filmOf(
      await run(films('{files: [a.csv, b.csv], fluence: [80 uJ/cm^2, 80 uJ/cm^2]}'), {
        'a.csv': few,
        'b.csv': few,
      }),
      'A',
    );
    expect(netGain).toHaveLength(1);
    expect(netGain[0]).toMatchObject({
      outcome: 'not-determined',
      netGainPerCm: { kind: 'not-determined', interval95: [-Infinity, Infinity] },
    });
  });

  it('are no verdict on a film that guides no mode, which has no net gain to determine', async () => {
    const open = { 'a.csv': scanText({ gainPerCm: 40, noise: 0.05 }) };
    const stripe = '{files: a.csv, fluence: [80 uJ/cm^2]}';
    const on = (thickness: string): string =>
      `stack: {cover: air, substrate: fused-silica}\n${films(stripe, `thickness: ${thickness}\n    index: 2.0`)}`;
    expect(codesOf(await run(on('200 nm'), open))).toContain('not-determined');
    const codes = codesOf(await run(on('30 nm'), open));
    expect(codes).toContain('no-guided-mode');
    expect(codes).not.toContain('not-determined');
  });

  it('are told of at the head of the study, with their fluence', async () => {
    const results = await run(films('{files: a.csv, fluence: [80 uJ/cm^2]}'), { 'a.csv': few });
    const verdict = verdictOf(results, 'too-few-points');
    expect(verdict).toMatchObject({ severity: 'not-determined', film: 'A' });
    expect(verdict.detail).toMatch(/^At 80 µJ\/cm²: /);
  });
});

describe('spectra against stripe length', () => {
  const line = (nm: number, peakNm: number, fwhmNm: number): number =>
    Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);
  const wavelengthNm = Array.from({ length: 121 }, (_, j) => 610 + j * 0.7);
  const series = simulateSpectra({
    wavelengthNm,
    stripeLengthUm: Array.from({ length: 20 }, (_, i) => 20 * (i + 1)),
    sourcePerCmNm: (nm) => 3000 * line(nm, 641, 30),
    netGainPerCm: (nm) => 140 * line(nm, 656, 28) - 30,
    saturation: 0,
    pumpNoise: 0.03,
    readNoise: 0.5,
    photonIntensity: 0.05,
    seed: 2,
  });
  const table = (columns: readonly { header: string; values: ArrayLike<number> }[]): string =>
    `Wavelength (nm),${columns.map(({ header }) => header).join(',')}\n` +
    wavelengthNm
      .map((nm, j) => [nm.toFixed(2), ...columns.map(({ values }) => values[j].toFixed(3))].join(','))
      .join('\n');
  const spectra = table(
    series.spectra.map((values, i) => ({ header: `${series.variableValues[i]} um`, values })),
  );
  const photoluminescence = table([
    { header: 'Intensity', values: wavelengthNm.map((nm) => 900 * line(nm, 641, 30)) },
  ]);
  const files = { 'a.csv': spectra, 'pl.csv': photoluminescence };

  it('give the gain at every wavelength, a second opinion, and the source beside the photoluminescence', async () => {
    const results = await run(
      films('{files: a.csv, fluence: [80 uJ/cm^2]}', 'photoluminescence: {file: pl.csv}'),
      files,
    );
    const [{ spectralGain, band }] = filmOf(results, 'A').stripes;
    if (!spectralGain) throw new Error('no spectral gain');
    const { peak, netGainPerCm, sourcePerCm, source } = spectralGain;
    expect(spectralGain.outcome).toBe('determined');
    if (peak.netGainPerCm.kind !== 'determined') throw new Error('no peak');
    const [lower, upper] = peak.netGainPerCm.estimate.interval95;
    expect(lower).toBeLessThan(110);
    expect(upper).toBeGreaterThan(110);
    expect(Math.abs((peak.wavelengthNm?.value ?? NaN) - 656)).toBeLessThan(1.5);
    expect(netGainPerCm.x.length).toBeGreaterThan(25);
    expect(netGainPerCm.x).toEqual(sourcePerCm.x);
    expect(source?.photoluminescence).toHaveLength(sourcePerCm.x.length);
    expect(source?.similarity).toBeGreaterThan(0.99);
    expect(band?.fromNm).toBeGreaterThan(640);
    expect(spectralGain.narrowing?.netGainPerCm.kind).toBe('determined');
    expect(spectralGain.atEmission?.wavelengthNm).toBe(656);
    expect(verdictOf(results, 'gain-taken-from-spectrum').film).toBe('A');
    expect(() => resultsSchema.parse(JSON.parse(JSON.stringify(results)))).not.toThrow();
  });

  it('are integrated over the band that the study gives', async () => {
    const [{ band }] = filmOf(await run(films('{files: a.csv, band: 650 nm .. 662 nm}'), files), 'A').stripes;
    expect(band).toEqual({ fromNm: 650, toNm: 662 });
  });

  it('have no photoluminescence of several spectra', async () => {
    const several = await refusal(films('{files: a.csv}', 'photoluminescence: {file: a.csv}'), files);
    expect(several.message).toContain('holds 20 spectra');
  });
});
