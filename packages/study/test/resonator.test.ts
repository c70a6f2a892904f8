import { describe, expect, it } from 'vitest';
import {
  dfbModes,
  dfbPeriodNm,
  fabryPerotThresholdPerCm,
  gratingCoupling,
  slabMode,
} from '@modalgain/optics';
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

function resonatorFound({ resonator }: FilmResult): ResonatorResult {
  if (!resonator) throw new Error('no resonator');
  return resonator;
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
    // Nearly as deep as they are: the field falls by a few per cent within a nanometre.
    expect((other.value - value) / standardError).toBeGreaterThan(0.95);
    expect((other.value - value) / standardError).toBeLessThan(1.05);
    expect(other.value / value).toBeCloseTo(7 / 6, 1);
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
    // Less contrast than to air, in a stronger field; the teeth are of the lower index, which the size of kappa does not tell.
    const overlap = gratingCoupling({
      stack: {
        wavelengthNm: 656,
        layers: [
          { index: 1 },
          { index: 1.9, thicknessNm: 204.3 - 0.75 * 6 },
          { index: 1.9, thicknessNm: 6 },
          { index: 1.457 },
        ],
        film: 1,
      },
      corrugation: { layer: 2, toothIndex: 1.457, grooveIndex: 1.9, dutyCycle: 0.25 },
      order: 2,
    });
    if (overlap.kind === 'cut-off') throw new Error(overlap.kind);
    expect(overlap.couplingPerCm).toBeLessThan(0);
    expect(couplingPerCm.value).toBeCloseTo(-overlap.couplingPerCm, 6);
    expect(couplingPerCm.interval95[0]).toBeGreaterThan(0);
  });

  it('do not couple in second order where they are half of the period, and radiate all the same', async () => {
    const half = resonatorOf(
      filmOf(await run(study(`${around}${film()}${grooves('depth: 6 nm, duty: 50 %')}`)), 'A'),
      'dfb',
    );
    expect(half.couplingPerCm.value).toBe(0);
    expect(half.couplingPerCm.standardError).toBe(0);
    expect(half.radiation?.lossPerCm.value).toBeGreaterThan(1);
  });

  it.each([
    ['depth: 6 nm, duty: 25 %', undefined],
    ['depth: 80 nm, duty: 25 %', /: its grooves are 39 % of the film deep/],
    ['depth: 60 nm, duty: 50 %', /: its grooves are 29 % of the film deep/],
  ])('are told to be too strong for first-order coupled waves: %s', async (rest, told) => {
    const { verdicts } = filmOf(await run(study(`${around}${film()}${grooves(rest)}`)), 'A');
    const detail = verdicts.find(({ code }) => code === 'grating-too-strong')?.detail;
    if (told) expect(detail).toMatch(told);
    else expect(detail).toBeUndefined();
  });

  it('of a stated coupling are told to be too strong where that makes a wide stop band', async () => {
    const strong = 'resonator: {kind: dfb, length: 500 um, coupling: 2000 cm^-1}\n';
    const found = filmOf(await run(study(`${around}${film()}${strong}`)), 'A');
    const detail = found.verdicts.find(({ code }) => code === 'grating-too-strong')?.detail;
    const share = (100 * resonatorOf(found, 'dfb').stopBandNm.value) / 656;
    expect(share).toBeGreaterThan(1);
    expect(detail).toContain(`nm is ${share.toPrecision(2)} % of the wavelength.`);
  });

  it('are not computed beside media that absorb, where a stated coupling is, with the mode of the waveguide', async () => {
    const gold = around.replace('1.457', '{file: s.csv}');
    const rows = [600, 620, 640, 650, 660, 680, 700].map((nm) => `${nm},0.13,3.6`);
    const files = { 's.csv': `wavelength_nm,n,k\n${rows.join('\n')}\n` };
    const refused = filmOf(await run(study(`${gold}${film()}${grooves('depth: 6 nm')}`), files), 'A');
    expect(refused.resonator).toBeUndefined();
    expect(refused.verdicts.find(({ code }) => code === 'resonator-not-computed')?.detail).toMatch(
      /not given beside absorbing media/,
    );
    const stated = filmOf(await run(study(`${gold}${film()}${dfb}`), files), 'A');
    if (stated.waveguide?.mode.kind !== 'guided') throw new Error('no mode');
    const { value, interval95 } = resonatorOf(stated, 'dfb').periodNm;
    expect(value).toBeCloseTo(656 / stated.waveguide.mode.effectiveIndex.value, 9);
    expect(interval95[0]).toBeLessThan(value);
    expect(interval95[1]).toBeGreaterThan(value);
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

describe('lasers of several films', () => {
  const filmText = (name: string, rest: string, scale = 1): string => {
    const points = fluences.map((f) => `[${f * scale} uJ/cm^2, ${gainAt(f).toFixed(3)} +- 4 cm^-1]`);
    return `${name}: {thickness: 204.3 +- 2 nm, index: 1.9 +- 0.005, stripe: {netGain: [${points.join(', ')}]}${rest}}`;
  };
  const verdictFor = async (scale: number, rest = '') => {
    const films = `films: {A: ${filmText('A', '').slice(3)}, ${filmText('B', rest, scale)}}\n`;
    return verdictOf(await run(study(`${around}${films}${dfb}`)), 'laser-threshold');
  };

  it('have a first one only where the thresholds are told apart', async () => {
    expect((await verdictFor(1.02)).sentence).toBe('A and B would lase first alike.');
    expect((await verdictFor(3)).sentence).toMatch(/^A would lase first, at \d/);
    expect((await verdictFor(1 / 3)).sentence).toMatch(/^B would lase first, at \d/);
  });

  it('are each named by their kind', async () => {
    const { detail } = await verdictFor(3, ', resonator: {kind: fabry-perot, length: 2 mm}');
    expect(detail).toMatch(
      /^Threshold of the DFB and Fabry-Perot lasers in µJ\/cm²: A \S+ \(DFB\), B \S+ \(Fabry-Perot\)\.$/,
    );
  });
});

describe('a resonator', () => {
  it('of little coupling has the coupling that was stated', async () => {
    const weak = 'resonator: {kind: dfb, length: 1 um, coupling: 1 cm^-1}\n';
    const laser = resonatorOf(filmOf(await run(study(`${around}${film()}${weak}`)), 'A'), 'dfb');
    expect(laser.couplingPerCm.value).toBe(1);
    const [{ thresholdPerCm }] = dfbModes({ coupling: { indexPerCm: 1 }, lengthUm: 1 });
    expect(laser.thresholdGainPerCm.value).toBeCloseTo(thresholdPerCm, 6);
  });

  it('that is known badly lases above transparency all the same', async () => {
    const badly = 'resonator: {kind: dfb, length: 500 um, coupling: 60 +- 30 cm^-1}\n';
    const mirror = 'resonator: {kind: fabry-perot, length: 500 um, reflectance: 100 %}\n';
    const thresholdWith = async (text: string) => {
      const { lasing } = resonatorFound(filmOf(await run(study(`${around}${film()}${text}`)), 'A'));
      if (lasing.kind !== 'reached') throw new Error(lasing.kind);
      const { fluenceUjPerCm2: found } = lasing;
      return found.kind === 'determined' ? found.estimate.interval95 : (found.interval95 ?? [NaN, NaN]);
    };
    const [lower, upper] = await thresholdWith(badly);
    const [transparencyLower, transparencyUpper] = await thresholdWith(mirror);
    expect(lower).toBeGreaterThan(transparencyLower);
    expect(upper).toBeGreaterThan(2 * transparencyUpper);
  });

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
    ['{kind: dfb, length: 500 um}', '', /either its coupling/],
    [
      '{kind: dfb, length: 500 um, coupling: 60 cm^-1, corrugation: {depth: 5 nm}}',
      '',
      /either its coupling/,
    ],
    ['{kind: dfb, order: 3, length: 500 um, coupling: 60 cm^-1}', '.order', /\b1\b.*\b2\b/],
    ['{kind: fabry-perot, length: 500}', '.length', /unit/],
    ['{kind: fabry-perot, length: 500 um, reflectance: 120 %}', '.reflectance', /up to 1/],
    ['{kind: dfb, length: 5 cm, coupling: 900 cm^-1}', '.coupling', /up to 1000/],
  ])('is refused: %s', async (text, field, message) => {
    const error = await refusal(study(`${around}${film()}resonator: ${text}\n`));
    expect(error.message).toMatch(message);
    expect(error.place.field).toBe(`resonator${field}`);
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
