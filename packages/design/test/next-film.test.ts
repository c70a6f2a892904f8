import { gainModel } from '@modalgain/gain';
import {
  fabryPerotThresholdPerCm,
  facetReflectance,
  roughnessSpectrum,
  slabCutoffThicknessNm,
} from '@modalgain/optics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  designFilm,
  filmPredictor,
  indexOfDensity,
  measuredCandidate,
  type Candidate,
  type DesignMedia,
  type DesignSpace,
  type DesignTask,
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
const onUnderlayer: DesignMedia = { ...onSilica, underlayer: medium('polymer', 1.6) };

/** Film gain 268.1 and loss 103.7 cm-1 at 784 uJ/cm2, as in the handbook. */
const plain: FilmLaw = {
  film: 'SC1',
  thicknessNm: 204,
  filmIndex: 1.9,
  model: gainModel({ name: 'langmuir' }),
  saturationFluenceUjPerCm2: 300,
  referenceFluenceUjPerCm2: 784,
  filmGainPerCm: 268.1,
  lossPerCm: 103.7,
  absorptionPerCm: 0,
  roughness: undefined,
  pump: undefined,
};
const pumped: FilmLaw = { ...plain, pump: { wavelengthNm: 400, filmIndexAt: () => ({ n: 2, k: 0.08 }) } };
const measured = (law: FilmLaw) => ({ media: onSilica, candidate: measuredCandidate(law) });

const exact: DesignTask['errors'] = {
  covariancePerCm2: [0, 0, 0],
  sources: [],
  indexSource: 'index of SC1',
  indexError: 0,
  saturationRelativeError: 0,
};

function task(law: FilmLaw, space: Partial<DesignSpace>, more: Partial<DesignTask> = {}): DesignTask {
  return {
    law,
    errors: exact,
    measured: measured(law),
    spaces: [
      {
        media: onSilica,
        base: measuredCandidate(law),
        vary: [{ quantity: 'thicknessNm', range: [20, 400] }],
        isSingleMode: false,
        ...space,
      },
    ],
    goal: { kind: 'net-gain', fluenceUjPerCm2: 784 },
    fluenceUjPerCm2: 784,
    thresholdGain: 0,
    seed: 1,
    ...more,
  };
}

function found(given: DesignTask) {
  const answer = designFilm(given);
  if (answer.kind !== 'found') throw new Error(answer.why);
  return answer;
}

/** The best of a grid, by the same prediction. */
function bestOfGrid(law: FilmLaw, media: DesignMedia, candidates: Iterable<Candidate>) {
  const predictor = filmPredictor(law, measured(law));
  let best = { value: -Infinity, candidate: measuredCandidate(law) };
  for (const candidate of candidates) {
    const value = predictor.predict(media, candidate)?.netGainAt(784) ?? -Infinity;
    if (value > best.value) best = { value, candidate };
  }
  return { ...best, count: predictor.count() };
}

describe('the net gain of films that could be made', () => {
  it('is that of the handbook: zero at 90.0 nm, 24 % more at 400 nm than at 200 nm', () => {
    const { predict } = filmPredictor(plain, measured(plain));
    const at = (thicknessNm: number): number =>
      predict(onSilica, { ...measuredCandidate(plain), thicknessNm })?.netGainAt(784) ?? NaN;
    expect(at(89.95)).toBeLessThan(0);
    expect(at(90.05)).toBeGreaterThan(0);
    expect(at(400) / at(200)).toBeCloseTo(1.24, 2);
  });

  it('is that of the measured film for the film as it was measured, whatever its losses consist of', () => {
    const rough = roughnessSpectrum({
      kind: 'isotropic',
      autocorrelation: 'exponential',
      sqNm: 3,
      correlationLengthNm: 60,
    });
    for (const law of [plain, pumped, { ...pumped, roughness: rough, absorptionPerCm: 50 }]) {
      const predictor = filmPredictor(law, measured(law));
      const film = predictor.predict(onSilica, measuredCandidate(law));
      expect(film?.lossPerCm).toBeCloseTo(103.7, 9);
      expect(film?.netGainAt(784)).toBeCloseTo((film?.confinementModal ?? NaN) * 268.1 - 103.7, 9);
    }
  });

  it('reaches a net gain at the fluence that gives it', () => {
    const film = filmPredictor(pumped, measured(pumped)).predict(onSilica, measuredCandidate(pumped));
    const fluence = film?.fluenceOf(40) ?? NaN;
    expect(film?.netGainAt(fluence)).toBeCloseTo(40, 8);
    expect(film?.fluenceOf(1000)).toBeUndefined();
  });
});

describe('the index of a film of another density', () => {
  it('follows Lorentz and Lorenz, for n and k, and is the film at a ratio of 1', () => {
    const part = (n: number): number => (n * n - 1) / (n * n + 2);
    fc.assert(
      fc.property(
        fc.double({ min: 1.3, max: 2.5, noNaN: true }),
        fc.double({ min: 0.3, max: 1.2, noNaN: true }),
        (n, ratio) => {
          const there = indexOfDensity({ n, k: 0 }, ratio);
          if (!Number.isNaN(there.n)) expect(part(there.n)).toBeCloseTo(ratio * part(n), 10);
          const same = indexOfDensity({ n, k: 0.1 }, 1);
          expect(same.n).toBeCloseTo(n, 10);
          expect(same.k).toBeCloseTo(0.1, 10);
        },
      ),
    );
  });
});

describe('the design of the next film', () => {
  it('ends at the thickest film where the gain only saturates, and says which bound holds it', () => {
    const { best } = found(task(plain, {}));
    expect(best.candidate.thicknessNm).toBe(400);
    expect(best.chosen[0].heldBy).toBe('high');
  });

  it('ends at the cut-off of TE1 under the single-mode condition', () => {
    const { best } = found(task(plain, { isSingleMode: true }));
    expect(best.chosen[0].heldBy).toBe('second-mode');
    const { predict } = filmPredictor(plain, measured(plain));
    expect(predict(onSilica, best.candidate)).toBeDefined();
    const cutoffNm = slabCutoffThicknessNm({
      coverIndex: 1,
      filmIndex: 1.9,
      substrateIndex: 1.457,
      wavelengthNm: 656,
      polarization: 'TE',
      order: 1,
    });
    expect(best.candidate.thicknessNm).toBeCloseTo(cutoffNm, 6);
  });

  it('finds the true maximum that pump depth makes, as a grid of 0.5 nm does', () => {
    const { best } = found(task(pumped, {}));
    const grid = bestOfGrid(
      pumped,
      onSilica,
      Array.from({ length: 761 }, (_, i) => ({ ...measuredCandidate(pumped), thicknessNm: 20 + i / 2 })),
    );
    expect(best.chosen[0].heldBy).toBeNull();
    expect(Math.abs(best.candidate.thicknessNm - grid.candidate.thicknessNm)).toBeLessThanOrEqual(0.5);
    expect(best.netGainPerCm.value / grid.value).toBeCloseTo(1, 3);
  });

  it('has as error of a net gain what the fit says at the measured film', () => {
    const errors = { ...exact, covariancePerCm2: [400, 150, 100] as const };
    const vary = [{ quantity: 'thicknessNm', range: [203.999, 204.001] }] as const;
    const { best } = found(task(plain, { vary }, { errors }));
    const gamma = best.confinementModal;
    expect(best.netGainPerCm.standardError).toBeCloseTo(
      Math.sqrt(gamma ** 2 * 400 - 2 * gamma * 150 + 100),
      3,
    );
  });

  it('says how far thickness and index may drift before a tenth of the gain is lost', () => {
    const { best } = found(task(pumped, {}));
    const predictor = filmPredictor(pumped, measured(pumped));
    for (const { quantity, low, high } of best.tolerances) {
      for (const end of [low, high]) {
        if (end === null) continue;
        const gain = predictor.predict(onSilica, { ...best.candidate, [quantity]: end })?.netGainAt(784);
        expect(gain).toBeCloseTo(0.9 * best.netGainPerCm.value, 2);
      }
    }
    expect(best.tolerances.map(({ quantity }) => quantity)).toEqual([
      'thicknessNm',
      'densityRatio',
      'indexShift',
    ]);
  });

  it('has no film of the front beaten by another one in both gain and threshold', () => {
    const { best } = found(
      task(pumped, {
        media: onUnderlayer,
        vary: [
          { quantity: 'thicknessNm', range: [60, 400] },
          { quantity: 'underlayerNm', range: [0, 150] },
        ],
      }),
    );
    const front = best.tradeOffs;
    expect(front.length).toBeGreaterThan(0);
    for (const [i, film] of front.entries())
      for (const other of front.slice(i + 1)) {
        expect(other.netGainPerCm).toBeGreaterThan(film.netGainPerCm);
        expect(other.thresholdUjPerCm2).toBeGreaterThanOrEqual(film.thresholdUjPerCm2);
      }
  });

  it('takes the threshold gain as each film needs it: facets that reflect more favour a thicker film', () => {
    const goalOf = (netGain: NeededGain) => ({
      goal: { kind: 'threshold', netGain } as const,
      thresholdGain: netGain,
    });
    const facetGain: NeededGain = ({ mode }) => {
      const facet = facetReflectance({ effectiveIndex: mode.effectiveIndex[0] });
      return fabryPerotThresholdPerCm({ reflectances: [facet, facet], lengthUm: 600 });
    };
    const { best } = found(task(pumped, {}, goalOf(facetGain)));
    const fluences = Array.from({ length: 761 }, (_, i) => 20 + 0.5 * i).flatMap((thicknessNm) => {
      const film = filmPredictor(pumped, measured(pumped)).predict(onSilica, {
        ...measuredCandidate(pumped),
        thicknessNm,
      });
      const fluence = film?.fluenceOf(facetGain(film));
      return fluence === undefined ? [] : [{ thicknessNm, fluence }];
    });
    const least = fluences.reduce((a, b) => (b.fluence < a.fluence ? b : a));
    expect(Math.abs(best.candidate.thicknessNm - least.thicknessNm)).toBeLessThanOrEqual(0.5);
    expect(best.thresholdUjPerCm2?.value).toBeLessThanOrEqual(least.fluence * (1 + 1e-9));
    const held = found(task(pumped, {}, goalOf(best.thresholdGainPerCm)));
    expect(held.best.candidate.thicknessNm).toBeLessThan(best.candidate.thicknessNm);
  });

  it('says what is missing where a threshold is out of reach', () => {
    const answer = designFilm(task(plain, {}, { goal: { kind: 'threshold', netGain: 5000 } }));
    expect(answer).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('reaches the 5000.0') as string,
    });
  });

  it('has no film so dense that there is none', () => {
    const { predict } = filmPredictor(pumped, measured(pumped));
    expect(predict(onSilica, { ...measuredCandidate(pumped), densityRatio: 3 })).toBeUndefined();
  });

  it('says that nothing guides where nothing does', () => {
    const vary = [{ quantity: 'thicknessNm', range: [1, 5] }] as const;
    expect(designFilm(task(plain, { vary }))).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('guides') as string,
    });
  });
});
