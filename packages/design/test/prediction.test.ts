import { describe, expect, it } from 'vitest';
import type { FilmGainAndLoss } from '@modalgain/gain';
import { predictNetGain, type ConfinementAt } from '@modalgain/design';
import { normalQuantile975, randomStream } from '@modalgain/numerics';
import { slabCutoffThicknessNm, slabMode } from '@modalgain/optics';

const slab = {
  coverIndex: 1,
  filmIndex: 1.9,
  substrateIndex: 1.457,
  wavelengthNm: 656,
  polarization: 'TE',
} as const;

function confinementOf(filmIndex: number): ConfinementAt {
  return (thicknessNm) => {
    const mode = slabMode({ ...slab, filmIndex, thicknessNm });
    return mode.kind === 'guided' ? mode.confinementModal : undefined;
  };
}

function gainOf(changes: Partial<FilmGainAndLoss> = {}): FilmGainAndLoss {
  return {
    film: 'SC1',
    fluenceUjPerCm2: 784,
    filmGainPerCm: 268.1,
    lossPerCm: 103.7,
    covariancePerCm2: [100, 50, 64],
    sources: [],
    ...changes,
  };
}

const gridTo = (end: number) => Array.from({ length: (end - 20) / 4 + 1 }, (_, index) => 20 + 4 * index);
const published = { confinementAt: confinementOf(1.9), gain: gainOf(), thicknessGridNm: gridTo(400) };

/** Net gain at a grid thickness. */
function netGainOf(prediction: ReturnType<typeof predictNetGain>, thicknessNm: number): number {
  return prediction.curve.netGainPerCm[prediction.curve.thicknessNm.indexOf(thicknessNm)] ?? NaN;
}

describe('net gain against thickness', () => {
  it('turns positive at 90.0 nm and gains 24 % from 200 to 400 nm for the reference film', () => {
    const prediction = predictNetGain(published);
    expect(prediction.positive.kind === 'from' && prediction.positive.thicknessNm.value).toBeCloseTo(90.0, 1);
    expect(netGainOf(prediction, 400) / netGainOf(prediction, 200)).toBeCloseTo(1.24, 2);
  });

  it('has no value below the cut-off and a band around every value above it', () => {
    const { curve } = predictNetGain(published);
    const cutoff = slabCutoffThicknessNm(slab);
    curve.thicknessNm.forEach((thickness, index) => {
      const value = curve.netGainPerCm[index];
      if (thickness < cutoff) expect(value).toBeNull();
      else {
        expect(curve.lowerPerCm[index]).toBeLessThan(value ?? NaN);
        expect(curve.upperPerCm[index]).toBeGreaterThan(value ?? NaN);
      }
    });
  });

  it('saturates where the range ends on the rise and says what 95 % of the asymptote needs', () => {
    const { best } = predictNetGain({ ...published, thicknessGridNm: gridTo(300) });
    if (best.kind !== 'saturates') throw new Error(best.kind);
    expect(best.asymptotePerCm.value).toBeCloseTo(268.1 - 103.7, 9);
    const confinement = published.confinementAt(best.ninetyFivePercentNm.value) ?? NaN;
    expect(confinement * 268.1 - 103.7).toBeCloseTo(0.95 * (268.1 - 103.7), 1);
    expect(best.ninetyFivePercentNm.standardError).toBeGreaterThan(0);
  });

  it('finds the flat maximum of the modal confinement where the range holds it', () => {
    const { best } = predictNetGain({ ...published, thicknessGridNm: gridTo(1200) });
    if (best.kind !== 'maximum') throw new Error(best.kind);
    const at = (thickness: number) => published.confinementAt(thickness) ?? 0;
    const thickness = best.thicknessNm.value;
    expect(at(thickness)).toBeGreaterThan(at(thickness - 5));
    expect(at(thickness)).toBeGreaterThan(at(thickness + 5));
    expect(at(thickness)).toBeGreaterThan(1);
    expect(best.ninetyFivePercentNm.value).toBeLessThan(thickness);
  });

  it('says when no film has gain, and when none guides', () => {
    const lossy = predictNetGain({ ...published, gain: gainOf({ lossPerCm: 400 }) });
    expect(lossy.positive).toMatchObject({ kind: 'nowhere' });
    expect(lossy.best).toMatchObject({ kind: 'no-gain' });
    const thin = predictNetGain({ ...published, thicknessGridNm: [20, 30, 40] });
    expect(thin.positive).toMatchObject({ kind: 'nowhere', why: 'No film up to 40 nm guides a mode.' });
    expect(thin.best).toMatchObject({ kind: 'no-gain' });
  });

  it('states the single-mode limit with the net gain there', () => {
    const value = slabCutoffThicknessNm({ ...slab, order: 1 });
    const { singleMode } = predictNetGain({ ...published, singleModeLimitNm: { value, standardError: 2 } });
    expect(singleMode?.limitNm.value).toBe(value);
    expect(singleMode?.netGainPerCm?.value).toBeCloseTo(
      (published.confinementAt(value) ?? 0) * 268.1 - 103.7,
      9,
    );
    expect(singleMode?.bestIsSingleMode).toBe(false);
  });

  it('is sure of the net gain at the measured thickness although film gain and loss are open', () => {
    const confinement = published.confinementAt(204) ?? NaN;
    // Net gain known to 3 cm-1 at 204 nm; film gain free by 1000 cm-1 along the ridge.
    const gainVariance = 1e6;
    const gain = gainOf({
      covariancePerCm2: [gainVariance, confinement * gainVariance, confinement ** 2 * gainVariance + 9],
    });
    const { curve } = predictNetGain({ ...published, gain, thicknessGridNm: [100, 204, 400] });
    const width = (index: number) =>
      ((curve.upperPerCm[index] ?? NaN) - (curve.lowerPerCm[index] ?? NaN)) / 2;
    expect(width(1)).toBeCloseTo(3 * normalQuantile975, 4);
    expect(width(0)).toBeGreaterThan(300);
  });

  it('an index error common to fit and prediction cancels at the measured thickness', () => {
    const up = confinementOf(1.92);
    const measured = published.confinementAt(204) ?? NaN;
    const relative = ((up(204) ?? NaN) - measured) / measured;
    const gain = gainOf({
      covariancePerCm2: [0, 0, 0],
      sources: [{ source: 'film index', filmGainShiftPerCm: -268.1 * relative }],
    });
    const input = { ...published, gain, thicknessGridNm: [100, 204] };
    const { curve } = predictNetGain({
      ...input,
      confinementShifts: [{ source: 'film index', confinementAt: up }],
    });
    expect(curve.upperPerCm[1]).toBeCloseTo(curve.netGainPerCm[1] ?? NaN, 9);
    expect(curve.upperPerCm[0]).toBeGreaterThan((curve.netGainPerCm[0] ?? NaN) + 1);
  });

  it('the 95 % interval of the thickness of zero net gain covers', () => {
    const truth = predictNetGain(published).positive;
    if (truth.kind !== 'from') throw new Error(truth.kind);
    let covered = 0;
    const trials = 300;
    for (let trial = 0; trial < trials; trial++) {
      const stream = randomStream(5, trial);
      // Cholesky factor of [[100, 50], [50, 64]].
      const [first, second] = [stream.normal(), stream.normal()];
      const gain = gainOf({
        filmGainPerCm: 268.1 + 10 * first,
        lossPerCm: 103.7 + 5 * first + Math.sqrt(39) * second,
      });
      const { positive } = predictNetGain({ ...published, gain });
      if (positive.kind !== 'from') continue;
      const [lower, upper] = positive.thicknessNm.interval95;
      if (lower <= truth.thicknessNm.value && truth.thicknessNm.value <= upper) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.92);
    expect(covered / trials).toBeLessThan(0.99);
  });

  it('refuses a grid that does not increase', () => {
    expect(() => predictNetGain({ ...published, thicknessGridNm: [100, 90] })).toThrow('increasing');
    expect(() => predictNetGain({ ...published, thicknessGridNm: [100] })).toThrow('two or more');
  });
});

describe('a film gain that falls with the thickness, as the pump reaches less far', () => {
  const decayNm = 500;
  const pumped = {
    ...published,
    relativeFilmGainAt: (thicknessNm: number) => Math.exp(-(thicknessNm - 200) / decayNm),
  };

  it('multiplies the modal gain and leaves the confinement', () => {
    const [plain, falling] = [predictNetGain(published), predictNetGain(pumped)];
    const { gain } = published;
    falling.curve.thicknessNm.forEach((thickness, i) => {
      expect(falling.curve.confinementModal[i]).toBe(plain.curve.confinementModal[i]);
      const [before, after] = [plain.curve.netGainPerCm[i], falling.curve.netGainPerCm[i]];
      if (before === null || after === null) return;
      const share = (after + gain.lossPerCm) / (before + gain.lossPerCm);
      expect(share).toBeCloseTo(Math.exp(-(thickness - 200) / decayNm), 12);
    });
  });

  it('has its best thickness below that of an even film gain, inside the range or beyond it', () => {
    const best = predictNetGain(pumped).best;
    const { confinementAt } = published;
    const product = (thicknessNm: number) =>
      (confinementAt(thicknessNm) ?? 0) * pumped.relativeFilmGainAt(thicknessNm);
    if (best.kind !== 'maximum') throw new Error(best.kind);
    expect(product(best.thicknessNm.value)).toBeGreaterThan(product(best.thicknessNm.value + 2));
    expect(product(best.thicknessNm.value)).toBeGreaterThan(product(best.thicknessNm.value - 2));
    const short = predictNetGain({ ...pumped, thicknessGridNm: gridTo(100) }).best;
    if (short.kind !== 'saturates') throw new Error(short.kind);
    expect(short.asymptotePerCm.value).toBeCloseTo(best.netGainPerCm.value, 0);
  });
});
