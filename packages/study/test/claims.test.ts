import { describe, expect, it } from 'vitest';
import { auditClaims } from '../src/audit/claims/index.js';
import type { ClaimedFilm, Claims } from '../src/audit/claims/index.js';

/** The films of doi 10.1063/5.0266347 as printed there; index 1.9 is that of its prediction. */
const films: ClaimedFilm[] = [
  { name: 'SC1', thicknessNm: 204.3, confinement: 0.93, filmGainPerCm: 268.1, densityPerCm3: 62.6e15 },
  {
    name: 'SC1S',
    stampedFrom: 'SC1',
    thicknessNm: 137.4,
    confinement: 0.82,
    filmGainPerCm: 639.8,
    densityPerCm3: 151e15,
  },
  { name: 'SC2', thicknessNm: 205.1, confinement: 0.93, filmGainPerCm: 321.5, densityPerCm3: 75.2e15 },
  { name: 'SC2S', stampedFrom: 'SC2', thicknessNm: 133.4, confinement: 0.77, filmGainPerCm: 356.6 },
  { name: 'SC3', thicknessNm: 161.6, confinement: 0.86, filmGainPerCm: 476.2, densityPerCm3: 111.2e15 },
  { name: 'SC3S', stampedFrom: 'SC3', thicknessNm: 143.3, confinement: 0.85, filmGainPerCm: 533 },
  { name: 'SC4', thicknessNm: 69.96, confinement: 0.1 },
  { name: 'SC4S', stampedFrom: 'SC4', thicknessNm: 44.3 },
].map((film) => ({ ...film, filmIndex: 1.9 }));

const around = (name: string, index: number) => ({
  wavelengthNm: 656,
  cover: { name: 'air', index: 1 },
  substrate: { name, index },
});

const claims: Claims = {
  films,
  surroundings: [around('fused silica', 1.457), around('soda-lime glass', 1.52)],
  emissionCrossSectionCm2: 4.32e-15,
  fluencesUjPerCm2: [78.4, 209, 418, 784],
  thresholdUjPerCm2: 17.8,
  idealDensityPerCm3: 182e15,
  particleNm: { edgesNm: [20, 20, 7] },
  gainRatio: 2.39,
};

const verdicts = auditClaims(claims);
const verdict = (code: string, film?: string) => {
  const found = verdicts.find((candidate) => candidate.code === code && candidate.film === film);
  if (!found) throw new Error(`no verdict ${code}`);
  return found;
};
const number = (code: string, key: string, film?: string): number =>
  verdict(code, film).evidence[key] as number;

describe('the audit of the reference study finds what does not add up', () => {
  it('1: the printed Eq. 4 needs a saturation fluence above every fluence used', () => {
    const code = 'printed-gain-model-diverges';
    expect(number(code, 'lowestInversion')).toBeCloseTo(0.981, 3);
    expect(number(code, 'highestInversion')).toBeCloseTo(0.991, 3);
    expect(number(code, 'langmuir.lowestSaturationFluence')).toBeCloseTo(6.8, 0);
    expect(number(code, 'langmuir.highestSaturationFluence')).toBeCloseTo(15, 0);
    expect(number(code, 'printedSaturationFluence')).toBeGreaterThan(1570);
    expect(number(code, 'printedSaturationFluence')).toBeLessThan(1585);
  });

  it('2: four fluences, all far above threshold, do not determine a density', () => {
    const code = 'fluences-leave-density-open';
    expect(number(code, 'correlation')).toBeGreaterThan(0.99995);
    expect(number(code, 'densityRelativeError')).toBeGreaterThan(15);
    expect(number(code, 'densityRelativeErrorWithLoss')).toBeLessThan(0.1);
    expect(verdict(code).detail).toContain('4.4 times the threshold');
  });

  it('3: a film gained emitters by being pressed', () => {
    const code = 'claims-gain-emitters';
    expect(number(code, 'SC1')).toBeCloseTo(1.62, 2);
    expect(Math.abs(number(code, 'SC2') - 0.73)).toBeLessThan(0.01);
    expect(number(code, 'SC3')).toBeCloseTo(1.0, 2);
    expect(verdict(code).severity).toBe('contradiction');
  });

  it('4: the claimed confinement is the modal factor at one index, not Eq. 3', () => {
    const code = 'confinement-is-not-eq-3';
    expect(number(code, 'confinementModal.fused silica.lowestIndex')).toBeCloseTo(2.011, 3);
    expect(number(code, 'confinementModal.fused silica.highestIndex')).toBeCloseTo(2.014, 3);
    expect(number(code, 'confinementModal.soda-lime glass.lowestIndex')).toBeCloseTo(2.064, 3);
    expect(number(code, 'confinementModal.soda-lime glass.highestIndex')).toBeCloseTo(2.067, 3);
    expect(number(code, 'confinementPower.fused silica.lowestIndex')).toBeGreaterThan(2.45);
    expect(number(code, 'confinementPower.soda-lime glass.highestIndex')).toBeLessThan(2.75);
    expect(verdict(code).detail).toContain('SC1, SC2 and SC3');
  });

  it('5: SC4S guides nothing, SC4 on one substrate only', () => {
    expect(verdict('guides-nothing', 'SC4S').detail).toContain('no mode below n = 2.07');
    const sc4 = verdict('guides-on-one-substrate-only', 'SC4');
    expect(sc4.detail).toContain('Eq. 3 gives 0.11');
    expect(sc4.evidence['cutoffNm.soda-lime glass']).toBeCloseTo(72.1, 1);
  });

  it('6: the ideal density holds a gap that is not stated', () => {
    const code = 'ideal-density-holds-a-gap';
    expect(number(code, 'touchingPerCm3') / 1e15).toBeCloseTo(357, 0);
    expect(number(code, 'gapNm')).toBeCloseTo(3.2, 2);
  });

  it('7: the claimed ratio compares a film with itself', () => {
    expect(number('ratio-against-itself', 'ratioAgainstItself')).toBeCloseTo(2.39, 2);
    expect(number('ratio-against-itself', 'ratioAgainstBestUntreated')).toBeCloseTo(1.34, 2);
  });
});

it('a study without claims has no such verdicts', () => {
  expect(auditClaims({ films: [], surroundings: [], fluencesUjPerCm2: [] })).toEqual([]);
});
