import { gainModel } from '@modalgain/gain';
import { roughnessSpectrum } from '@modalgain/optics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filmGrid,
  filmPredictor,
  measuredCandidate,
  type Candidate,
  type DesignMedia,
  type FilmBlock,
  type FilmLaw,
  type NeededGain,
} from '../src/index.js';

const medium = (name: string, index: number) => ({ name, index, pumpIndexAt: () => index });
const onSilica: DesignMedia = {
  emissionWavelengthNm: 656,
  cover: medium('air', 1),
  underlayer: undefined,
  substrate: medium('fused silica', 1.457),
};
const onPolymer: DesignMedia = { ...onSilica, underlayer: medium('polymer', 1.6) };
const inPolymer: DesignMedia = {
  ...onSilica,
  cover: medium('polymer', 1.49),
  substrate: medium('polymer', 1.49),
};

const plain: FilmLaw = {
  film: 'SC1',
  thicknessNm: 204,
  filmIndex: 1.9,
  model: gainModel({ name: 'langmuir' }),
  saturationFluenceUjPerCm2: 300,
  referenceFluenceUjPerCm2: 784,
  filmGainPerCm: 268.1,
  lossPerCm: 103.7,
  absorptionPerCm: 40,
  roughness: undefined,
  pump: undefined,
};
const rough: FilmLaw = {
  ...plain,
  roughness: roughnessSpectrum({
    kind: 'isotropic',
    autocorrelation: 'gaussian',
    sqNm: 2,
    correlationLengthNm: 80,
  }),
};
const pumped: FilmLaw = { ...plain, pump: { wavelengthNm: 400, filmIndexAt: () => ({ n: 2, k: 0.08 }) } };

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const candidates = fc.record<Candidate>({
  thicknessNm: number(5, 900),
  underlayerNm: fc.oneof(fc.constant(0), number(1, 300)),
  // So thin a film does not guide, and so dense a one cannot be.
  densityRatio: number(0.3, 2.4),
  pumpWavelengthNm: number(380, 450),
  indexShift: fc.oneof(fc.constant(0), number(-0.3, 0.3)),
  roughnessRatio: number(0, 3),
});

const block = (films: readonly Candidate[], fluenceUjPerCm2 = 784): FilmBlock => {
  const column = (key: keyof Candidate): Float64Array => Float64Array.from(films, (film) => film[key]);
  return {
    thicknessNm: column('thicknessNm'),
    underlayerNm: column('underlayerNm'),
    densityRatio: column('densityRatio'),
    pumpWavelengthNm: column('pumpWavelengthNm'),
    indexShift: column('indexShift'),
    roughnessRatio: column('roughnessRatio'),
    fluenceUjPerCm2: new Float64Array(films.length).fill(fluenceUjPerCm2),
  };
};

const near = (found: number, expected: number | undefined, what: string): void => {
  if (expected === undefined) expect(found, what).toBeNaN();
  else expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected)), what).toBeLessThan(1e-10);
};

function expectTheLaw(
  law: FilmLaw,
  media: DesignMedia,
  films: readonly Candidate[],
  neededNetGain: NeededGain = 12,
): void {
  const measured = { media: onSilica, candidate: measuredCandidate(law) };
  const { predict } = filmPredictor(law, measured);
  const columns = filmGrid(law, measured, { neededNetGain })(media, block(films));
  films.forEach((film, i) => {
    const expected = predict(media, film);
    const at = JSON.stringify(film);
    near(columns.effectiveIndex[i], expected?.mode.effectiveIndex[0], `N of ${at}`);
    near(columns.confinementModal[i], expected?.confinementModal, `Gamma of ${at}`);
    near(columns.lossPerCm[i], expected?.lossPerCm, `loss of ${at}`);
    near(columns.netGainPerCm[i], expected?.netGainAt(784), `net gain of ${at}`);
    near(columns.thresholdUjPerCm2[i], expected?.fluenceOf(neededNetGain), `threshold of ${at}`);
  });
}

describe('a grid of films', () => {
  it.each([
    ['on a substrate', onSilica],
    ['on an underlayer', onPolymer],
    ['between equal media', inPolymer],
  ])('follows the law of the predictor %s', (_, media) => {
    fc.assert(
      fc.property(fc.array(candidates, { minLength: 1, maxLength: 12 }), (films) => {
        expectTheLaw(plain, media, films);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each([
    ['pump depth', pumped],
    ['scattering', rough],
  ])('follows the law with %s', (_, law) => {
    fc.assert(
      fc.property(fc.array(candidates, { minLength: 1, maxLength: 3 }), (films) => {
        expectTheLaw(law, onPolymer, films);
      }),
      { numRuns: 6, seed: 7 },
    );
  });

  it('takes a threshold gain that each film has of its own', () => {
    const films = [150, 200, 300].map((thicknessNm) => ({ ...measuredCandidate(plain), thicknessNm }));
    expectTheLaw(plain, onSilica, films, ({ mode }) => 20 * mode.effectiveIndex[0]);
  });

  it('answers a film alike, whichever films stand beside it', () => {
    const films: Candidate[] = [120, 160, 200, 240].flatMap((thicknessNm) =>
      [0, 40].map((underlayerNm) => ({ ...measuredCandidate(plain, underlayerNm), thicknessNm })),
    );
    const grid = filmGrid(plain, { media: onSilica, candidate: measuredCandidate(plain) });
    const together = grid(onPolymer, block(films));
    films.forEach((film, i) => {
      near(grid(onPolymer, block([film])).netGainPerCm[0], together.netGainPerCm[i], JSON.stringify(film));
    });
  });

  it('counts the modes of TE', () => {
    const film = measuredCandidate(plain);
    const thicknesses = [30, 204, 400, 700];
    const grid = filmGrid(plain, { media: onSilica, candidate: film });
    const { modeCount } = grid(onSilica, block(thicknesses.map((thicknessNm) => ({ ...film, thicknessNm }))));
    // V = k0 d sqrt(n_f^2 - n_s^2); mode m from (m pi + atan sqrt((n_s^2 - n_c^2)/(n_f^2 - n_s^2)))/k0 sqrt(...) on.
    const k = (2 * Math.PI * Math.sqrt(1.9 ** 2 - 1.457 ** 2)) / 656;
    const asymmetry = Math.atan(Math.sqrt((1.457 ** 2 - 1) / (1.9 ** 2 - 1.457 ** 2)));
    const expected = thicknesses.map((thicknessNm) =>
      Math.max(0, Math.ceil((k * thicknessNm - asymmetry) / Math.PI)),
    );
    expect([...modeCount]).toEqual(expected);
    expect(expected).toEqual([0, 1, 2, 3]);
  });
});
