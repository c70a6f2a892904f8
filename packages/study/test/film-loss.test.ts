import { simulateDecay, simulateTwoStripes } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { checkStudy } from '../src/pipeline/index.js';
import { memorySource } from '@modalgain/formats';
import { codesOf, filmOf, refusal, run, scanText, study, verdictOf } from './run-study-support.js';

const lossPerCm = 120;
const distanceUm = Array.from({ length: 20 }, (_, i) => 15 * i);

function decayText(seed: number, more: { readonly background?: number; readonly lossPerCm?: number } = {}) {
  const { intensity } = simulateDecay({
    distanceUm,
    intensityAtEdge: 1e4,
    lossPerCm,
    relativeNoise: 0.03,
    readNoise: 5,
    seed,
    ...more,
  });
  const rows = distanceUm.map((distance, i) => `${distance},${intensity[i]}`);
  return `Distance (um),Intensity (counts)\n${rows.join('\n')}\n`;
}

function pairText(seed: number): string {
  const { near, far, both } = simulateTwoStripes({
    sourcePerCm: 1e5,
    netGainPerCm: 60,
    lossPerCm,
    stripeLengthUm: 200,
    repeats: 6,
    relativeNoise: 0.02,
    seed,
  });
  return `near,far,both\n${near.map((value, i) => `${value},${far[i]},${both[i]}`).join('\n')}\n`;
}

const films = (loss: string): string => study(`films:\n  A:\n    loss: ${loss}\n`);

describe('a loss scan of a film', () => {
  it('gives the loss of a shifted spot, its points and what it rests on', async () => {
    const results = await run(films('{spot: spot.csv}'), { 'spot.csv': decayText(1) });
    const [scan] = filmOf(results, 'A').lossScans;
    expect(scan).toMatchObject({ files: ['spot.csv'], method: 'shifting-spot', outcome: 'determined' });
    expect(scan.points).toHaveLength(20);
    const [lower, upper] = filmOf(results, 'A').lossPerCm?.interval95 ?? [NaN, NaN];
    expect(lower).toBeLessThan(lossPerCm);
    expect(upper).toBeGreaterThan(lossPerCm);
    expect(verdictOf(results, 'coupling-assumed-constant').film).toBe('A');
    expect(results.inputs).toMatchObject([{ file: 'spot.csv', readAs: 'distance-scan', films: ['A'] }]);
  });

  it('is the mean of all scans, of whatever kind, with their agreement', async () => {
    const results = await run(
      films(`{spot: [s1.csv, s2.csv], edge: e.csv, twoStripes: {files: p.csv, stripeLength: 200 um}}`),
      { 's1.csv': decayText(1), 's2.csv': decayText(2), 'e.csv': decayText(3), 'p.csv': pairText(4) },
    );
    const film = filmOf(results, 'A');
    expect(film.lossScans.map(({ method }) => method)).toEqual([
      'shifting-spot',
      'shifting-spot',
      'edge',
      'two-stripes',
    ]);
    expect(film.lossScans[3].netGainPerCm?.value).toBeGreaterThan(40);
    const alone = film.lossScans[0].lossPerCm?.standardError ?? NaN;
    expect(film.lossPerCm?.standardError).toBeLessThan(alone);
    expect(film.lossPerCm?.value).toBeCloseTo(lossPerCm, -1);
    expect(codesOf(results)).toContain('repeats-agree');
  });

  it('enters the fit of gain against fluence as a stated loss does', async () => {
    const gains = [20, 40, 80, 160].map(
      (F) => `[${F} uJ/cm^2, ${300 * (F / (F + 10)) - lossPerCm} +- 8 cm^-1]`,
    );
    const common = `thickness: 200 +- 2 nm\n    index: 2.0\n    stripe: {netGain: [${gains.join(', ')}]}`;
    const text = (loss: string): string =>
      study(
        `emissionCrossSection: 4e-15 cm^2\nstack: {substrate: 1.457}\nfilms:\n  A:\n    ${common}\n    loss: ${loss}\n`,
      );
    const measured = filmOf(await run(text('{spot: spot.csv}'), { 'spot.csv': decayText(1) }), 'A');
    const { value, standardError } = measured.lossPerCm ?? { value: NaN, standardError: NaN };
    const stated = filmOf(await run(text(`${value} +- ${standardError} cm^-1`)), 'A');
    expect(measured.gain?.lossPrior?.value).toBeCloseTo(value, 9);
    expect(measured.gain?.densityPerCm3).toEqual(stated.gain?.densityPerCm3);
    expect(stated.lossScans).toEqual([]);
  });

  it('frees a background, or takes its value with its error', async () => {
    const files = { 'spot.csv': decayText(1, { background: 300 }) };
    for (const background of ['free', '300 +- 30']) {
      const [scan] = filmOf(
        await run(films(`{spot: spot.csv, background: ${background}}`), files),
        'A',
      ).lossScans;
      expect(scan.background?.value).toBeGreaterThan(200);
      expect(Math.abs((scan.lossPerCm?.value ?? NaN) - lossPerCm)).toBeLessThan(15);
    }
  });

  it('that leaves the loss open stays out of the fit and says so', async () => {
    const flat = `Distance (um),Intensity\n${[0, 5, 10, 15, 20].map((d, i) => `${d},${i % 2 === 0 ? 100 : 5}`).join('\n')}\n`;
    const results = await run(films('{spot: spot.csv}'), { 'spot.csv': flat });
    expect(filmOf(results, 'A').lossPerCm).toBeNull();
    expect(filmOf(results, 'A').lossScans[0]).toMatchObject({ outcome: 'not-determined', lossPerCm: null });
    expect(results.verdicts.some(({ severity, film }) => severity === 'not-determined' && film === 'A')).toBe(
      true,
    );
  });

  it.each([
    ['{background: free}', 'names no scan; expected spot, edge or twoStripes', 'films.A.loss'],
    ['{spots: spot.csv}', 'did you mean "spot"?', 'films.A.loss.spots'],
    ['{spot: spot.csv, background: dark}', 'expected "none", "free"', 'films.A.loss.background'],
    ['{spot: spot.csv, background: 12}', '"12 +- 3"', 'films.A.loss.background'],
    ['{twoStripes: {files: p.csv}}', 'is missing', 'films.A.loss.twoStripes.stripeLength'],
    ['130 cm^-1', 'without an error', 'films.A.loss'],
    ['{spot: nothing.csv}', 'found no file "nothing.csv"', 'films.A.loss.spot'],
  ])('written as %s is refused in one sentence', async (loss, sentence, field) => {
    const error = await refusal(films(loss), { 'spot.csv': decayText(1), 'p.csv': pairText(1) });
    expect(error.message).toContain(sentence);
    expect(error.place.field).toBe(field);
  });

  it('of another kind of file, or with too few points, is refused with the file', async () => {
    const wrong = await refusal(films('{spot: a.csv}'), { 'a.csv': scanText({ gainPerCm: 50 }) });
    expect(wrong.message).toMatch(/found stripe-scan, expected distance-scan/);
    const short = await refusal(films('{spot: a.csv}'), { 'a.csv': 'Distance (um),Intensity\n0,9\n10,8\n' });
    expect(short.message).toContain('at least 4');
    expect(short.place.file).toBe('a.csv');
  });

  it('is read by the check, which computes nothing', async () => {
    const source = memorySource(new Map([['spot.csv', new TextEncoder().encode(decayText(1))]]));
    const { inputs } = await checkStudy({ text: films('{spot: spot.csv}'), file: 'study.yaml', source });
    expect(inputs).toMatchObject([{ file: 'spot.csv', readAs: 'distance-scan' }]);
  });
});
