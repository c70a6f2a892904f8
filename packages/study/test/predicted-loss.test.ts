import type { HeightMap } from '@modalgain/measurements';
import { formatSignificant, normalEstimate, randomStream } from '@modalgain/numerics';
import { guidedModes, roughnessSpectrum, scatteringLossPerCm, type Stack } from '@modalgain/optics';
import { describeSurface, simulateScratchScan } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';
import { surfaceScattering, type RoughGuide } from '../src/pipeline/film-scattering.js';
import { roughFilm as roughSurfaceOf, type RoughSurface } from '../src/pipeline/film-surface.js';
import type { PredictedLossResult } from '../src/results/index.js';
import { codesOf, filmOf, refusal, run, study, verdictOf } from './run-study-support.js';

const stack: Stack = {
  wavelengthNm: 656,
  layers: [{ index: 1 }, { index: 1.9, thicknessNm: 200 }, { index: 1.457 }],
  film: 1,
};
const [mode] = guidedModes(stack, 'TE');
const scattered = (autocorrelation: 'exponential' | 'gaussian', sqNm: number, lengthNm: number, of = stack) =>
  scatteringLossPerCm({
    stack: of,
    mode: guidedModes(of, 'TE')[0],
    interfaceAt: 0,
    spectrum: roughnessSpectrum({ kind: 'isotropic', autocorrelation, sqNm, correlationLengthNm: lengthNm }),
  });

describe('scattering by the roughness that AFM scans show', () => {
  const trials = 24;
  const truth = scattered('gaussian', 5, 120);

  it('is found by the spectrum and by Sq and length, which agree with each other and with the truth', () => {
    const losses = Array.from({ length: trials }, (_, i) => {
      const scan = { rows: 192, columns: 192, filmRmsNm: 5, filmCorrelationLengthNm: 120, seed: 300 + i };
      const rough = roughFilm(simulateScratchScan(scan));
      const { lossPerCm, measured } = surfaceScattering(exactly, rough);
      expect(measured).toBe(true);
      const { sqNm, correlationLengthNm } = rough;
      const byLength: RoughSurface = { sqNm, correlationLengthNm, autocorrelation: 'gaussian' };
      return { lossPerCm, byLength: surfaceScattering(exactly, byLength).lossPerCm };
    });
    for (const way of ['lossPerCm', 'byLength'] as const) {
      const held = losses.filter(
        ({ [way]: { interval95 } }) => interval95[0] < truth && truth < interval95[1],
      );
      // Of 24 intervals that hold with probability 0.95, fewer than 20 hold it in one of 300 runs.
      expect(held.length).toBeGreaterThanOrEqual(20);
      const mean = losses.reduce((sum, each) => sum + each[way].value, 0) / trials;
      // Levelling and outline take about T/L = 2 % from the spectrum.
      expect(Math.abs(mean / truth - 1)).toBeLessThan(0.04);
    }
    for (const { lossPerCm, byLength } of losses) {
      const together = Math.hypot(lossPerCm.standardError, byLength.standardError);
      expect(Math.abs(lossPerCm.value - byLength.value)).toBeLessThan(3 * together);
    }
  });
});

const exactly: RoughGuide = {
  thicknessNm: normalEstimate(200, 0, ''),
  filmIndex: normalEstimate(1.9, 0, ''),
  around: {
    wavelengthNm: 656,
    cover: { name: 'vacuum', index: 1 },
    substrate: { name: 'glass', index: 1.457 },
  },
};

function roughFilm(map: HeightMap): RoughSurface {
  const found = roughSurfaceOf(describeSurface(map));
  if (!found) throw new Error('no film');
  return found;
}

const film = (more: string, rest = ''): string =>
  study(
    `emissionCrossSection: 4e-15 cm^2\nstack: {cover: 1, substrate: 1.457${rest}}\nfilms:\n  A:\n    thickness: 200 +- 2 nm\n    index: 1.9 +- 0.01\n${more}`,
  );
const rough = 'roughness: {sq: 5 +- 0.2 nm, correlationLength: 120 +- 10 nm, autocorrelation: gaussian}';

async function predictedIn(text: string): Promise<PredictedLossResult> {
  const { predictedLoss } = filmOf(await run(text), 'A');
  if (!predictedLoss) throw new Error('nothing predicted');
  return predictedLoss;
}

describe('the predicted loss of a film', () => {
  it('is the scattering of its surface, with the errors of what it rests on and a factor of 2', async () => {
    const predicted = await predictedIn(film(`    ${rough}\n`));
    const { surfaceScatteringPerCm: surface, scatteringPerCm: scattering } = predicted;
    expect(surface.value).toBeCloseTo(scattered('gaussian', 5, 120), 6);
    expect(predicted.roughnessFrom).toBe('sq-and-length');
    expect(predicted.absorptionPerCm).toBeNull();
    // As many draws of Sq, length, thickness and index scatter.
    const random = randomStream(2);
    const draws = Array.from({ length: 400 }, () =>
      scattered('gaussian', 5 + 0.2 * random.normal(), 120 + 10 * random.normal(), {
        ...stack,
        layers: [
          { index: 1 },
          { index: 1.9 + 0.01 * random.normal(), thicknessNm: 200 + 2 * random.normal() },
          { index: 1.457 },
        ],
      }),
    );
    const mean = draws.reduce((sum, loss) => sum + loss, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / (draws.length - 1));
    expect(spread / surface.standardError).toBeGreaterThan(0.85);
    expect(spread / surface.standardError).toBeLessThan(1.15);
    const [lower, upper] = scattering.interval95.map((end) => end / scattering.value);
    expect(upper).toBeGreaterThan(2);
    expect(upper).toBeLessThan(2.2);
    expect(lower).toBeLessThan(0.5);
    expect(lower).toBeGreaterThan(0.45);
  });

  it('lies between both shapes of the autocorrelation where none is stated, and holds both', async () => {
    const { surfaceScatteringPerCm: surface } = await predictedIn(
      film('    roughness: {sq: 5 nm, correlationLength: 120 nm}\n')
        .replace('+- 0.01', '')
        .replace('+- 2', ''),
    );
    const both = [scattered('exponential', 5, 120), scattered('gaussian', 5, 120)];
    expect(surface.interval95[0]).toBeLessThanOrEqual(Math.min(...both) * (1 + 1e-9));
    expect(surface.interval95[1]).toBeGreaterThanOrEqual(Math.max(...both) * (1 - 1e-9));
  });

  it('adds what a rough substrate scatters', async () => {
    const below = ', roughness: {sq: 2 nm, correlationLength: 80 nm, autocorrelation: exponential}';
    const [alone, both] = [
      await predictedIn(film(`    ${rough}\n`)),
      await predictedIn(film(`    ${rough}\n`, below)),
    ];
    const substrate = both.substrateScatteringPerCm?.value ?? NaN;
    const expected = scatteringLossPerCm({
      stack,
      mode,
      interfaceAt: 1,
      spectrum: roughnessSpectrum({
        kind: 'isotropic',
        autocorrelation: 'exponential',
        sqNm: 2,
        correlationLengthNm: 80,
      }),
    });
    expect(substrate).toBeCloseTo(expected, 6);
    expect(both.scatteringPerCm.value).toBeCloseTo(alone.scatteringPerCm.value + substrate, 6);
    expect(alone.substrateScatteringPerCm).toBeNull();
  });

  it('is not given without a mode, or without a correlation length', async () => {
    expect(filmOf(await run(film('    roughness: 5 nm\n')), 'A').predictedLoss).toBeNull();
    const thin = film(`    ${rough}\n`).replace('200 +- 2 nm', '40 nm');
    expect(filmOf(await run(thin), 'A').predictedLoss).toBeNull();
  });

  it('is refused without the length that scattering needs', async () => {
    const error = await refusal(film('    roughness: {sq: 5 nm}\n'));
    expect(error.place.field).toBe('films.A.roughness.correlationLength');
  });
});

describe('the audit of losses', () => {
  // The surface scatters about 21 /cm.
  const verdictFor = async (loss: string, code: string) =>
    verdictOf(await run(film(`    ${rough}\n    ${loss}\n`)), code);

  it('says that a loss within the prediction holds', async () => {
    const verdict = await verdictFor('loss: 30 +- 5 cm^-1', 'loss-as-predicted');
    expect(verdict).toMatchObject({ severity: 'holds', film: 'A' });
    expect(verdict.detail).toMatch(/Measured 30\(5\)/);
  });

  it('that knows no k is scattering alone, which a loss may exceed without a contradiction', async () => {
    const verdict = await verdictFor('loss: 150 +- 5 cm^-1', 'loss-exceeds-scattering');
    expect(verdict.severity).toBe('note');
    expect(verdict.sentence).toMatch(/^Measured loss of \S+ exceeds its scattering\.$/);
    expect(verdict.evidence.ratio).toBeGreaterThan(4);
    expect(verdict.next).toMatch(/Measure k/);
  });

  it('says that a film that loses less than its roughness scatters contradicts', async () => {
    await verdictFor('loss: 3 +- 1 cm^-1', 'prediction-exceeds-loss');
  });

  it('looks at claimed losses likewise, beside the measured one', async () => {
    const results = await run(film(`    ${rough}\n    loss: 25 +- 5 cm^-1\n    claims: {loss: 200 cm^-1}\n`));
    expect(codesOf(results)).toEqual(
      expect.arrayContaining(['loss-as-predicted', 'loss-exceeds-scattering']),
    );
    const claimed = verdictOf(results, 'loss-exceeds-scattering');
    expect(claimed.evidence.claimedLossPerCm).toBe(200);
    expect(claimed.sentence).toMatch(/^Claimed loss/);
  });

  it('says which k would do where the error of k bounds the absorption only', async () => {
    const nk = (k: number, error: number): string =>
      `wavelength (nm),n,k,n error,k error\n${[600, 656, 700].map((nm) => `${nm},1.9,${k},0.01,${error}`).join('\n')}\n`;
    const text = film(`    ${rough}\n    loss: 100 +- 5 cm^-1\n`).replace('1.9 +- 0.01', '{file: nk.csv}');
    const noisy = await run(text, { 'nk.csv': nk(2e-4, 1e-3) });
    const verdict = verdictOf(noisy, 'loss-rests-on-k');
    const rest = 100 - Number(verdict.evidence.scatteringPerCm);
    const needed = (2e-4 * rest) / Number(verdict.evidence.absorptionPerCm);
    expect(verdict.detail).toContain(`needs k = ${formatSignificant(needed, 2)}`);
    // k known well enough, and too small.
    const clear = await run(text, { 'nk.csv': nk(1e-4, 1e-5) });
    const exceeding = verdictOf(clear, 'loss-exceeds-prediction');
    expect(exceeding.severity).toBe('caution');
    expect(exceeding.detail).toMatch(/absorption that k misses/);
    const { predictedLoss } = filmOf(clear, 'A');
    const parts =
      (predictedLoss?.scatteringPerCm.value ?? NaN) + (predictedLoss?.absorptionPerCm?.value ?? NaN);
    expect(predictedLoss?.sumPerCm.value).toBeCloseTo(parts, 9);
    // And large enough.
    expect(codesOf(await run(text, { 'nk.csv': nk(5e-4, 1e-5) }))).toContain('loss-as-predicted');
  });

  it('says of a fitted loss with f(0) = 0 that unpumped emitters absorb in it and in k alike', async () => {
    const gains = [5, 10, 20, 40, 80].map((F) => `[${F} uJ/cm^2, ${400 * (F / (F + 10)) - 150} +- 3 cm^-1]`);
    const text = film(
      `    ${rough}\n    stripe: {netGain: [${gains.join(', ')}]}\n    loss: 150 +- 5 cm^-1\n`,
    ).replace('1.9 +- 0.01', '{file: nk.csv}');
    const nk = `wavelength (nm),n,k,n error,k error\n600,1.9,1e-4,0.01,1e-5\n656,1.9,1e-4,0.01,1e-5\n700,1.9,1e-4,0.01,1e-5\n`;
    const { detail, sentence } = verdictOf(await run(text, { 'nk.csv': nk }), 'loss-exceeds-prediction');
    expect(sentence).toMatch(/^Fitted loss/);
    expect(detail).toMatch(/Fitted 150/);
    expect(detail).toMatch(/f\(0\) = 0, and in k alike/);
    const other = await run(`${text}gain: {model: poisson, occupancy: 2}\n`, { 'nk.csv': nk });
    expect(verdictOf(other, 'loss-exceeds-prediction').detail).not.toMatch(/f\(0\) = 0/);
  });
});
