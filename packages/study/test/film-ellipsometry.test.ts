import { normalEstimate, randomStream } from '@modalgain/numerics';
import { modelIndex } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { correlatedIndex } from '../src/pipeline/correlated-index.js';
import { airyPsiDelta, scanFile, trueConfinement, trueModel } from './ellipsometry-support.js';
import { filmOf, refusal, run, study } from './run-study-support.js';

const trueThicknessNm = 204;
const afmError = 2;

const film = (thickness: string, more = ''): string =>
  study(
    `stack: {cover: air, substrate: fused-silica}\nfilms:\n  A1:\n    thickness: ${thickness}\n    index: {ellipsometry: {file: a1.dat${more}}}\n`,
  );

/** One study: the AFM's draw of the thickness, and the scan. */
async function trial(seed: number) {
  const afm = trueThicknessNm + afmError * randomStream(seed, 2).normal();
  const results = await run(film(`${afm.toFixed(3)} +- ${afmError} nm`), {
    'a1.dat': scanFile(trueThicknessNm, seed),
  });
  return filmOf(results, 'A1');
}

const holds = ({ interval95 }: { interval95: readonly [number, number] }, truth: number): boolean =>
  interval95[0] <= truth && truth <= interval95[1];

const atEmission = modelIndex(trueModel, 656);

describe('a study with Psi and Delta of a film', () => {
  it('recovers thickness, index and confinement within their intervals, and better than AFM alone', async () => {
    const trials = await Promise.all(Array.from({ length: 6 }, (_, seed) => trial(seed + 1)));
    let [held, asked] = [0, 0];
    for (const { thicknessNm, filmIndex, waveguide } of trials) {
      if (!thicknessNm || !filmIndex || waveguide?.mode.kind !== 'guided') throw new Error('expected a mode');
      const { confinementModal } = waveguide.mode;
      expect(thicknessNm.standardError).toBeLessThan(afmError / 2);
      const found = [
        holds(thicknessNm, trueThicknessNm),
        holds(filmIndex, atEmission.n),
        holds(confinementModal, trueConfinement(trueThicknessNm)),
      ];
      held += found.filter(Boolean).length;
      asked += found.length;
    }
    expect(held / asked).toBeGreaterThan(0.85);
  }, 60_000);

  it('carries the fit into the results, with k and the correlation of index and thickness', async () => {
    const { ellipsometry, extinctionEstimate, waveguide } = await trial(3);
    expect(ellipsometry).toMatchObject({
      kind: 'fitted',
      errors: 'stated',
      deltaRange: 'full',
      file: 'a1.dat',
    });
    expect(ellipsometry?.angles.map(({ angleDeg }) => angleDeg)).toEqual([55, 60, 65]);
    expect(ellipsometry?.at?.wavelengthNm).toBe(656);
    expect(Math.abs(ellipsometry?.at?.indexThicknessCorrelation ?? 0)).toBeGreaterThan(0.3);
    expect(extinctionEstimate && holds(extinctionEstimate, atEmission.k)).toBe(true);
    expect(waveguide?.mode.kind).toBe('guided');
  });

  it('gives the thickness where nothing else does', async () => {
    const text = film('1 nm').replace(/ {4}thickness:.*\n/, '');
    const { thicknessNm } = filmOf(await run(text, { 'a1.dat': scanFile(trueThicknessNm, 5) }), 'A1');
    expect(thicknessNm?.value).toBeGreaterThan(trueThicknessNm - 2);
    expect(thicknessNm?.value).toBeLessThan(trueThicknessNm + 2);
  }, 60_000);

  it('tells no index outside the scan, and says so', async () => {
    const results = await run(film('204 +- 2 nm', ', wavelengths: 700 nm .. 800 nm, model: cauchy'), {
      'a1.dat': scanFile(trueThicknessNm, 5),
    });
    const { filmIndex, waveguide, verdicts } = filmOf(results, 'A1');
    expect([filmIndex, waveguide]).toEqual([null, null]);
    expect(verdicts.find(({ code }) => code === 'ellipsometry-index-open')).toMatchObject({
      severity: 'not-determined',
      film: 'A1',
    });
  });

  it.each([
    [', spot: 2', /found spot 2, but .* has one spot/],
    [', substrate: glas', /glas/],
    [', model: fancy', /model/],
    [', excitons: [636 nm]', /excitons/],
  ])('refuses %j with its place', async (more, sentence) => {
    const { place, message } = await refusal(film('204 +- 2 nm', more), { 'a1.dat': scanFile(204, 1) });
    expect(`${place.field ?? ''} ${message}`).toMatch(sentence);
    expect(place.file).toBe('study.yaml');
  });
});

describe('index and thickness of one fit', () => {
  it('part into an index that is independent and one that goes with the thickness', () => {
    const [filmIndex, thicknessNm] = [normalEstimate(1.9, 0.01, 'fit'), normalEstimate(200, 2, 'fit')];
    const { independent, indexAt } = correlatedIndex({ filmIndex, thicknessNm, correlation: -0.8 });
    expect(independent.standardError).toBeCloseTo(0.006, 12);
    // A thickness of one standard error more takes the index down by 0.8 of its own.
    expect(indexAt(1.9, 202)).toBeCloseTo(1.892, 12);
  });

  it('are independent where no fit joins them', () => {
    const [filmIndex, thicknessNm] = [normalEstimate(1.9, 0.01, 'given'), normalEstimate(200, 2, 'AFM')];
    const { independent, indexAt } = correlatedIndex({ filmIndex, thicknessNm });
    expect([independent, indexAt(1.9, 300)]).toEqual([filmIndex, 1.9]);
  });
});

describe('the simulated scan', () => {
  it('is one of the commercial convention: Delta of bare silica is 180 degrees below its Brewster angle', () => {
    const { psi, delta } = airyPsiDelta({ thicknessNm: 1e-9, wavelengthNm: 633, angleDeg: 50 });
    expect(delta).toBeCloseTo(180, 5);
    expect(psi).toBeLessThan(20);
  });
});
