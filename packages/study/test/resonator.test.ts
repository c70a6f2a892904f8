import { describe, expect, it } from 'vitest';
import { dfbModes, dfbPeriodNm, fabryPerotThresholdPerCm, slabMode } from '@modalgain/optics';
import { resultsSchema, serialiseResults } from '../src/results/index.js';
import type { FilmResult, ResonatorResult } from '../src/results/index.js';
import { codesOf, filmOf, refusal, run, study, verdictOf } from './run-study-support.js';

const around = 'stack: {cover: 1, substrate: 1.457}\nemissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2\n';
/** Gamma sigma_e n_t 380 cm-1, loss 100 cm-1, F_s 40 uJ/cm2. */
const gainAt = (fluence: number): number => (380 * fluence) / (fluence + 40) - 100;
const fluenceAt = (gain: number): number => (40 * (gain + 100)) / (280 - gain);
const fluences = [10, 20, 40, 80, 200, 800];
const netGains = fluences.map((f) => `[${f} uJ/cm^2, ${gainAt(f).toFixed(3)} +- 4 cm^-1]`).join(', ');
const film = (rest = ''): string =>
  `films: {A: {thickness: 204.3 +- 2 nm, index: 1.9 +- 0.005, stripe: {netGain: [${netGains}]}${rest}}}\n`;
const dfb = 'resonator: {kind: dfb, order: 2, length: 500 um, coupling: 60 +- 5 cm^-1}\n';

type Of<Kind> = Extract<ResonatorResult, { kind: Kind }>;

function resonatorOf<Kind extends ResonatorResult['kind']>(found: FilmResult, kind: Kind): Of<Kind> {
  const { resonator } = found;
  if (resonator?.kind !== kind) throw new Error(`no ${kind}`);
  return resonator as Of<Kind>;
}

function thresholdOf({ lasing }: ResonatorResult) {
  if (lasing.kind !== 'reached' || lasing.fluenceUjPerCm2.kind !== 'determined') {
    throw new Error(JSON.stringify(lasing));
  }
  return lasing.fluenceUjPerCm2.estimate;
}

const modeAt = (thicknessNm: number, filmIndex: number): number => {
  const mode = slabMode({
    coverIndex: 1,
    substrateIndex: 1.457,
    filmIndex,
    thicknessNm,
    wavelengthNm: 656,
    polarization: 'TE',
  });
  return mode.kind === 'guided' ? mode.effectiveIndex : NaN;
};

describe('a DFB laser that a study asks for', async () => {
  const results = await run(study(`${around}${film()}${dfb}`));
  const laser = resonatorOf(filmOf(results, 'A'), 'dfb');

  it('has the period of the mode, with the errors of thickness and index', () => {
    const { value, standardError } = laser.periodNm;
    const period = (effectiveIndex: number): number =>
      dfbPeriodNm({ wavelengthNm: 656, effectiveIndex, order: 2 });
    expect(value).toBeCloseTo(period(modeAt(204.3, 1.9)), 9);
    const byThickness = (period(modeAt(206.3, 1.9)) - period(modeAt(202.3, 1.9))) / 2;
    const byIndex = (period(modeAt(204.3, 1.905)) - period(modeAt(204.3, 1.895))) / 2;
    expect(standardError / Math.hypot(byThickness, byIndex)).toBeCloseTo(1, 2);
  });

  it('has the threshold gain of coupled waves, with the error of the coupling', () => {
    const gain = (indexPerCm: number): number =>
      dfbModes({ coupling: { indexPerCm }, lengthUm: 500 })[0].thresholdPerCm;
    expect(laser.thresholdGainPerCm.value).toBeCloseTo(gain(60), 9);
    expect(laser.thresholdGainPerCm.standardError / ((gain(55) - gain(65)) / 2)).toBeCloseTo(1, 1);
  });

  it('lases at the fluence where the fitted net gain is that', () => {
    const { value, interval95 } = thresholdOf(laser);
    expect(value / fluenceAt(laser.thresholdGainPerCm.value)).toBeCloseTo(1, 3);
    expect(interval95[0]).toBeLessThan(value);
    expect(interval95[1]).toBeGreaterThan(value);
    expect(verdictOf(results, 'laser-threshold').sentence).toMatch(/^A would lase, at \d+/);
  });

  it('has two modes of one threshold at the edges of the stop band', () => {
    const [first, second] = laser.modes;
    expect(second.thresholdGainPerCm).toBeCloseTo(first.thresholdGainPerCm, 6);
    expect(Math.abs(first.wavelengthNm - second.wavelengthNm)).toBeGreaterThan(laser.stopBandNm.value);
    expect(codesOf(results)).toContain('laser-two-modes');
    expect(laser.radiation).toBeNull();
  });

  it('stands in results.json as its schema says', () => {
    expect(resultsSchema.parse(JSON.parse(serialiseResults(results)))).toEqual(results);
  });
});

describe('grooves in a film', async () => {
  const grooves = (rest: string): string =>
    `resonator: {kind: dfb, order: 2, length: 500 um, corrugation: {${rest}}}\n`;
  const results = await run(study(`${around}${film()}${grooves('depth: 6 +- 1 nm, duty: 25 %')}`));
  const laser = resonatorOf(filmOf(results, 'A'), 'dfb');

  it('couple as deep as they are', async () => {
    const { value, standardError } = laser.couplingPerCm;
    const deeper = await run(study(`${around}${film()}${grooves('depth: 7 nm, duty: 25 %')}`));
    const other = resonatorOf(filmOf(deeper, 'A'), 'dfb').couplingPerCm;
    expect(other.value - value).toBeCloseTo(standardError, -1);
    expect(value).toBeGreaterThan(50);
  });

  it('radiate, and so choose one mode', () => {
    const [first, second] = laser.modes;
    expect(second.thresholdGainPerCm).toBeGreaterThan(first.thresholdGainPerCm + 1);
    expect(laser.radiation?.lossPerCm.value).toBeGreaterThan(0);
    expect(laser.radiation?.surfaceShare.value).toBeGreaterThan(0);
    expect(laser.radiation?.surfaceShare.value).toBeLessThan(1);
    expect(codesOf(results)).not.toContain('laser-two-modes');
  });

  it('may as well be below the film', async () => {
    const below = await run(
      study(`${around}${film()}${grooves('face: substrate, depth: 6 nm, duty: 25 %')}`),
    );
    const { couplingPerCm } = resonatorOf(filmOf(below, 'A'), 'dfb');
    // Less contrast than to air, and of the other sign: here the teeth are of the lower index.
    expect(couplingPerCm.value).toBeLessThan(0);
    expect(-couplingPerCm.value).toBeLessThan(laser.couplingPerCm.value * 1.5);
  });

  it('are refused where they are deeper than the film', async () => {
    const error = await refusal(study(`${around}${film()}${grooves('depth: 210 nm')}`));
    expect(error.message).toMatch(/too little film between its grooves/);
    expect(error.place.field).toBe('resonator');
  });
});

describe('a Fabry-Perot laser that a study asks for', () => {
  it('has facets by Fresnel where no mirror is stated', async () => {
    const results = await run(study(`${around}${film()}resonator: {kind: fabry-perot, length: 2 mm}\n`));
    const laser = resonatorOf(filmOf(results, 'A'), 'fabry-perot');
    const n = modeAt(204.3, 1.9);
    const reflectance = ((n - 1) / (n + 1)) ** 2;
    expect(laser.reflectances[0].value).toBeCloseTo(reflectance, 9);
    expect(laser.thresholdGainPerCm.value).toBeCloseTo(
      fabryPerotThresholdPerCm({ reflectances: [reflectance, reflectance], lengthUm: 2000 }),
      9,
    );
    expect(thresholdOf(laser).value / fluenceAt(laser.thresholdGainPerCm.value)).toBeCloseTo(1, 3);
  });

  it('is out of reach where it needs more than the gain saturates at, and says how much', async () => {
    const short = 'resonator: {kind: fabry-perot, length: 100 um, reflectance: 1 %}\n';
    const results = await run(study(`${around}${film()}${short}`));
    const { lasing, thresholdGainPerCm } = resonatorOf(filmOf(results, 'A'), 'fabry-perot');
    if (lasing.kind !== 'out-of-reach') throw new Error(lasing.kind);
    expect(lasing.largestNetGainPerCm.value).toBeCloseTo(280, 0);
    expect(lasing.missingPerCm.value).toBeCloseTo(thresholdGainPerCm.value - 280, 0);
    expect(verdictOf(results, 'laser-out-of-reach').detail).toMatch(/are missing/);
  });
});

describe('a resonator', () => {
  it('of a film takes the place of that of the study', async () => {
    const own = film(', resonator: {kind: fabry-perot, length: 1 mm}');
    const results = await run(study(`${around}${own}${dfb}`));
    expect(filmOf(results, 'A').resonator?.kind).toBe('fabry-perot');
  });

  it('has no threshold fluence without a gain fit, but a period', async () => {
    const bare = 'stack: {cover: 1, substrate: 1.457}\nfilms: {A: {thickness: 204 nm, index: 1.9}}\n';
    const laser = resonatorOf(filmOf(await run(study(`${bare}${dfb}`)), 'A'), 'dfb');
    expect(laser.lasing.kind).toBe('no-gain-fit');
    expect(laser.periodNm.value).toBeGreaterThan(300);
  });

  it('is none of a film that guides no mode', async () => {
    const thin = 'stack: {cover: 1, substrate: 1.457}\nfilms: {A: {thickness: 40 nm, index: 1.9}}\n';
    expect(filmOf(await run(study(`${thin}${dfb}`)), 'A').resonator).toBeUndefined();
  });

  it.each([
    ['{kind: dfb, length: 500 um}', /either its coupling/],
    ['{kind: dfb, length: 500 um, coupling: 60 cm^-1, corrugation: {depth: 5 nm}}', /either its coupling/],
    ['{kind: dfb, order: 3, length: 500 um, coupling: 60 cm^-1}', /1|2/],
    ['{kind: fabry-perot, length: 500}', /unit/],
    ['{kind: fabry-perot, length: 500 um, reflectance: 120 %}', /up to 1/],
    ['{kind: dfb, length: 5 cm, coupling: 900 cm^-1}', /up to 1000/],
  ])('is refused: %s', async (text, message) => {
    const error = await refusal(study(`${around}${film()}resonator: ${text}\n`));
    expect(error.message).toMatch(message);
    expect(error.place.field).toMatch(/^(resonator|coupling)/);
  });

  it('says so where its threshold lies beyond what was measured', async () => {
    const high = fluences
      .slice(2)
      .map((f) => `[${f} uJ/cm^2, ${gainAt(f).toFixed(3)} +- 2 cm^-1]`)
      .join(', ');
    const text = `films: {A: {thickness: 204.3 nm, index: 1.9, loss: 100 +- 3 cm^-1, stripe: {netGain: [${high}]}}}\n`;
    const results = await run(study(`${around}${text}${dfb}`));
    expect(verdictOf(results, 'laser-threshold-extrapolated').detail).toMatch(/below all fluences measured/);
  });
});
