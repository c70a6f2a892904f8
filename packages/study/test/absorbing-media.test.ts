import fc from 'fast-check';
import { findModes, modeNear } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { filmOf, run, study, verdictOf } from './run-study-support.js';

const wavelengthsNm = [600, 620, 640, 650, 660, 680, 700];
const table = (n: number, k: number): string =>
  `wavelength_nm,n,k\n${wavelengthsNm.map((nm) => `${nm},${n},${k}`).join('\n')}\n`;

interface Around {
  readonly index: number;
  readonly k: number;
  readonly thickness?: string;
  /** Of the film. */
  readonly filmIndex?: string;
  readonly rest?: string;
}

const filmOn = async ({
  index,
  k,
  thickness = '200 +- 1 nm',
  filmIndex = '2.0 +- 0.005',
  rest = '',
}: Around) =>
  filmOf(
    await run(
      study(
        `stack: {cover: 1, substrate: {file: s.csv}}\nfilms: {A: {thickness: ${thickness}, index: ${filmIndex}${rest}}}\n`,
      ),
      { 's.csv': table(index, k) },
    ),
    'A',
  );

const silicon = { index: 3.834, k: 0.0155 };
const gold = { index: 0.13, k: 3.6 };

describe('a film on a substrate of higher index', () => {
  it.each([0, 1e-4, silicon.k, 0.5])(
    'guides nothing at any thickness, with k = %s of the substrate',
    async (k) => {
      for (const thickness of ['200 nm', '400 nm', '900 nm']) {
        const { waveguide } = await filmOn({ index: silicon.index, k, thickness });
        expect(waveguide?.mode).toMatchObject({ kind: 'cut-off', cutoffThicknessNm: null });
        expect(waveguide?.cutoffs).toEqual([]);
      }
    },
  );

  it('says why, and has no loss of a mode that is not there', async () => {
    const rest = ', roughness: {sq: 3 nm, correlationLength: 100 nm}';
    const { verdicts, predictedLoss } = await filmOn({ ...silicon, thickness: '400 nm', rest });
    const verdict = verdicts.find(({ code }) => code === 'no-guided-mode');
    expect(verdict?.detail).toMatch(
      /not above that of the substrate, s\.csv \(3\.834\): no thickness guides/,
    );
    expect(predictedLoss).toBeNull();
  });
});

describe('the numbers of a mode beside media that absorb', () => {
  it('have intervals in order that hold the value, whatever the medium', async () => {
    let guided = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.05, max: 2.5, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 60, max: 400, noNaN: true }),
        async (index, k, thicknessNm) => {
          const thickness = `${thicknessNm.toFixed(2)} +- 5 nm`;
          const { waveguide } = await filmOn({ index, k, thickness, filmIndex: '1.9 +- 0.02' });
          if (waveguide?.mode.kind !== 'guided') return;
          guided += 1;
          for (const estimate of Object.values(waveguide.mode)) {
            if (estimate === null || typeof estimate === 'string') continue;
            const { value, interval95 } = estimate;
            expect(interval95[0]).toBeLessThanOrEqual(value);
            expect(interval95[1]).toBeGreaterThanOrEqual(value);
          }
          expect(waveguide.mode.effectiveIndex.interval95[0]).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 16, seed: 4 },
    );
    expect(guided).toBeGreaterThan(5);
  }, 60_000);

  it('tell what the film absorbs from what the media do', async () => {
    const filmIndex = '{file: f.csv}';
    const results = await run(
      study(
        `stack: {cover: 1, substrate: {file: s.csv}}\nfilms: {A: {thickness: 200 nm, index: ${filmIndex}}}\n`,
      ),
      { 's.csv': table(gold.index, gold.k), 'f.csv': table(2, 0.002) },
    );
    const mode = filmOf(results, 'A').waveguide?.mode;
    if (mode?.kind !== 'guided') throw new Error('no mode');
    const lossWith = (k: number): number => {
      const stack = {
        wavelengthNm: 656,
        layers: [
          { index: 1 },
          { index: { n: 2, k }, thicknessNm: 200 },
          { index: { n: gold.index, k: gold.k } },
        ],
        film: 1,
      };
      const [{ effectiveIndex }] = findModes(stack, 'TE').modes;
      return -(modeNear(stack, 'TE', effectiveIndex)?.modalGainPerCm ?? NaN);
    };
    expect(mode.mediaAbsorptionLossPerCm?.value).toBeCloseTo(lossWith(0), 6);
    expect(mode.absorptionLossPerCm?.value).toBeCloseTo(lossWith(0.002) - lossWith(0), 6);
    expect(mode.mediaAbsorptionLossPerCm?.value).toBeGreaterThan(100);
  });

  it('hold the loss to the media where the k of the film is not known', async () => {
    const { waveguide } = await filmOn(gold);
    if (waveguide?.mode.kind !== 'guided') throw new Error('no mode');
    expect(waveguide.mode.absorptionLossPerCm).toBeNull();
    expect(waveguide.mode.mediaAbsorptionLossPerCm?.value).toBeGreaterThan(100);
  });
});

describe('the predicted loss beside a metal', () => {
  const rest = ', roughness: {sq: 3 nm, correlationLength: 100 nm}, loss: 375 +- 40 cm^-1';

  it('is that of the mode of the waveguide, with what the metal absorbs', async () => {
    const { waveguide, predictedLoss } = await filmOn({ ...gold, rest });
    if (waveguide?.mode.kind !== 'guided' || !predictedLoss) throw new Error('nothing predicted');
    const { scatteringPerCm, absorptionPerCm, mediaAbsorptionPerCm, sumPerCm } = predictedLoss;
    expect(absorptionPerCm).toBeNull();
    expect(mediaAbsorptionPerCm).toEqual(waveguide.mode.mediaAbsorptionLossPerCm);
    expect(scatteringPerCm.value).toBeGreaterThan(0);
    expect(sumPerCm.value).toBeCloseTo(scatteringPerCm.value + (mediaAbsorptionPerCm?.value ?? NaN), 9);
  });

  it('is told by its parts in the verdict', async () => {
    const text = study(
      `stack: {cover: 1, substrate: {file: s.csv}}\nfilms: {A: {thickness: 200 nm, index: 2.0${rest}}}\n`,
    );
    const results = await run(text, { 's.csv': table(gold.index, gold.k) });
    const code = results.verdicts.find(({ code: each }) => /prediction|predicted/.test(each))?.code ?? '';
    expect(verdictOf(results, code).detail).toMatch(/k of the film not known, k of the media [\d.]+/);
  });
});
