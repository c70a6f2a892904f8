import { describe, expect, it } from 'vitest';
import { codesOf, filmOf, run, scanText, study, verdictOf } from './run-study-support.js';

const stack = 'stack: {cover: air, substrate: fused-silica}\n';
const crossSection = 'emissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2\n';
const fluences = [10, 20, 40, 80, 200, 800];

interface Film {
  readonly density?: number;
  readonly rest?: string;
  readonly at?: readonly number[];
}

/** Net gains of Gamma sigma_e n_t f - alpha with alpha 100 cm-1 and F_s 40 uJ/cm2 at Gamma 0.88; n_t in 1e17 cm-3. */
function film({ density = 1, rest = '', at = fluences }: Film = {}): string {
  const gains = at.map((fluence) => {
    const gain = (0.88 * 432 * density * fluence) / (fluence + 40) - 100;
    return `[${fluence} uJ/cm^2, ${gain.toFixed(2)} +- 4 cm^-1]`;
  });
  return `{thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, stripe: {netGain: [${gains.join(', ')}]}${rest}}`;
}

const fitOf = async (text: string, files: Record<string, string> = {}) => {
  const results = await run(study(text), files);
  if (!results.gainFit) throw new Error('no gain fit');
  return { results, fit: results.gainFit };
};

describe('gain models', () => {
  it('are compared on the same net gains; the chosen one is marked, and the weights say which the data choose', async () => {
    const { fit, results } = await fitOf(`${stack}${crossSection}films: {A: ${film()}}\n`);
    const rows = fit.modelComparison?.rows ?? [];
    expect(rows.map(({ model }) => model).sort()).toEqual([
      'exponential',
      'free-carrier-2d',
      'langmuir',
      'poisson',
    ]);
    expect(rows.filter(({ isUsed }) => isUsed).map(({ model }) => model)).toEqual(['langmuir']);
    expect(rows[0]).toMatchObject({ model: 'langmuir', deltaAicc: 0 });
    expect(rows.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(rows[0].densities[0].densityPerCm3).toEqual(filmOf(results, 'A').gain?.densityPerCm3);
    expect(codesOf(results)).toContain('gain-model-settled');
  });

  it('that the data do not tell apart widen the averaged density beyond that of the chosen one', async () => {
    const { fit, results } = await fitOf(
      `${stack}${crossSection}films: {A: ${film({ at: [20, 60, 400], rest: ', loss: 100 +- 10 cm^-1' })}}\n`,
    );
    const [average] = fit.modelComparison?.averagedDensities ?? [];
    const own = filmOf(results, 'A').gain?.densityPerCm3;
    const widthOf = (of: typeof own): number => {
      const interval = of?.kind === 'determined' ? of.estimate.interval95 : of?.interval95;
      return interval ? interval[1] - interval[0] : NaN;
    };
    expect(widthOf(average.densityPerCm3)).toBeGreaterThan(widthOf(own));
    expect(average.spreadPerCm3[1]).toBeGreaterThan(1.05 * average.spreadPerCm3[0]);
    expect(codesOf(results)).toContain('gain-models-not-told-apart');
  });

  it('are those that the study names; none with [], and none beside a stated saturation fluence', async () => {
    const compared = async (gain: string) => {
      const { fit } = await fitOf(`${stack}${crossSection}gain: ${gain}\nfilms: {A: ${film()}}\n`);
      return fit.modelComparison?.rows.map(({ model }) => model).sort();
    };
    expect(await compared('{compare: []}')).toBeUndefined();
    expect(await compared('{model: {expression: "x/(1 + x)"}, compare: [langmuir]}')).toEqual([
      'langmuir',
      'x/(1 + x)',
    ]);
    expect(await compared('{saturationFluence: 40 +- 4 uJ/cm^2}')).toBeUndefined();
  });
});

describe('what a fit can tell', () => {
  it('is shown by profiles over the intervals, correlations and what would help', async () => {
    const { fit, results } = await fitOf(`${stack}${crossSection}films: {A: ${film()}}\n`);
    const profile = fit.profiles.find(({ quantity }) => quantity === 'density');
    const density = filmOf(results, 'A').gain?.densityPerCm3;
    if (!profile || density?.kind !== 'determined') throw new Error('open');
    const [lower, upper] = density.estimate.interval95;
    const heightAt = (end: number): number =>
      profile.deltaChiSquare[profile.x.findIndex((x) => Math.abs(x / end - 1) < 1e-6)];
    expect(heightAt(lower)).toBeCloseTo(3.841, 2);
    expect(heightAt(upper)).toBeCloseTo(3.841, 2);
    expect(fit.correlations?.names).toEqual(['nₜ of A', 'α of A', 'Fₛ']);
    fit.correlations?.matrix.forEach((row, i) => expect(row[i]).toBeCloseTo(1, 12));
    const [forecast] = fit.forecasts;
    const relative = density.estimate.standardError / density.estimate.value;
    expect(forecast.present).toBeCloseTo(relative, 6);
    expect(forecast.withMeasuredLoss?.densityRelativeError).toBeLessThan(relative);
    expect(forecast.withLowFluences.densityRelativeError).toBeLessThan(relative);
  });

  it('leaves correlations and errors open, not zero, where the data do', async () => {
    const { fit } = await fitOf(`${stack}${crossSection}films: {A: ${film({ at: [784, 785] })}}\n`);
    const names = fit.correlations?.quantities.map(({ quantity }) => quantity) ?? [];
    const row = fit.correlations?.matrix[names.indexOf('density')];
    expect(row).toContain(null);
    expect(fit.forecasts[0].present).toBeNull();
  });
});

describe('a treatment', () => {
  const pair = (density: number): string =>
    `${stack}${crossSection}films: {A: ${film()}, AS: ${film({ density, rest: ', stampedFrom: A' })}}\n`;

  it('that changed the density is seen by a likelihood ratio, which says by how much', async () => {
    const { results } = await fitOf(pair(1.3));
    const [{ densityTest, verdicts }] = results.comparisons;
    expect(densityTest?.pValue).toBeLessThan(0.001);
    expect(densityTest?.hasChanged).toBe(true);
    if (densityTest?.ratio.kind !== 'determined') throw new Error('open');
    expect(densityTest.ratio.estimate.value).toBeCloseTo(1.3, 1);
    expect(verdicts.map(({ code }) => code)).toContain('treatment-changed-density');
  });

  it('that did not is not said to have done so, nor that it surely did not', async () => {
    const { results } = await fitOf(pair(1));
    const [{ densityTest }] = results.comparisons;
    expect(densityTest?.hasChanged).toBe(false);
    expect(verdictOf(results, 'treatment-may-have-kept-density').sentence).toBe(
      'The treatment may have kept nₜ of AS.',
    );
  });

  it('is compared also where both films share their loss', async () => {
    const { results } = await fitOf(`gain: {share: [saturationFluence, loss]}\n${pair(1.3)}`);
    expect(results.comparisons[0].ratios.loss).toBeNull();
    expect(results.comparisons[0].densityTest?.hasChanged).toBe(true);
  });
});

describe('densities straight from the scans', () => {
  const at = [8, 25, 80, 400];
  const gainAt = (fluence: number): number => (0.88 * 432 * fluence) / (fluence + 40) - 60;
  const files = Object.fromEntries(
    at.map((fluence) => [
      `A-${fluence}uJ.csv`,
      scanText({ gainPerCm: gainAt(fluence), header: `# Fluence: ${fluence} uJ/cm2\n` }),
    ]),
  );
  const text = (gain: string, stripe: string): string =>
    `${stack}${crossSection}gain: ${gain}\nfilms: {A: {thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, ${stripe}}}\n`;
  const scans = 'stripe: {files: "A-*.csv"}';

  it("stand beside those by way of net gains, hold the truth, and are the film's numbers where asked for", async () => {
    const { fit, results } = await fitOf(text('{from: scans, compare: []}', scans), files);
    expect(fit.from).toBe('scans');
    const [ways] = fit.fromScans?.films ?? [];
    expect(filmOf(results, 'A').gain?.densityPerCm3).toEqual(ways.densityPerCm3.fromScans);
    const [fromScans, fromGains] = [ways.densityPerCm3.fromScans, ways.densityPerCm3.fromGains];
    if (fromScans.kind !== 'determined' || fromGains.kind !== 'determined') throw new Error('open');
    expect(fromScans.estimate.interval95[0]).toBeLessThan(1e17);
    expect(fromScans.estimate.interval95[1]).toBeGreaterThan(1e17);
    expect(Math.abs(fromScans.estimate.value - fromGains.estimate.value)).toBeLessThan(
      fromGains.estimate.standardError,
    );
    const { fit: quick } = await fitOf(text('{compare: []}', scans), files);
    expect(quick).toMatchObject({ from: 'gains', fromScans: null });
    expect(quick.saturationFluenceUjPerCm2).toEqual(fit.fromScans?.saturationFluenceUjPerCm2.fromGains);
  });

  it.each([
    [
      'stated net gains',
      'stripe: {netGain: [[10 uJ/cm^2, 20 +- 4 cm^-1], [80 uJ/cm^2, 150 +- 9 cm^-1]]}',
      'states net gains',
    ],
    [
      'scans of different scales',
      'stripe: {files: "A-*.csv", shareSaturation: false}',
      'different intensity scales',
    ],
    [
      'an unsaturable loss',
      'stripe: {files: "A-*.csv", unsaturableLoss: 20 +- 4 cm^-1}',
      'does not saturate',
    ],
  ])('are refused for %s', async (_, stripe, why) => {
    await expect(run(study(text('{from: scans}', stripe)), files)).rejects.toMatchObject({
      message: expect.stringContaining(why) as string,
      place: { file: 'study.yaml', field: 'gain.from' },
    });
  });
});

describe('the emission cross-section', () => {
  const fwhmNm = 30;
  /** A Gaussian line of photons about 641 nm. */
  const spectrum = (from = 560): string => {
    const rows = Array.from({ length: 321 }, (_, i) => {
      const wavelength = from + i * 0.5;
      const line = Math.exp(-4 * Math.LN2 * ((wavelength - 641) / fwhmNm) ** 2);
      return `${wavelength},${(1e4 * line).toFixed(3)}`;
    });
    return `Wavelength (nm),Intensity (counts)\n${rows.join('\n')}\n`;
  };
  const given = (rest = ''): string =>
    `emissionCrossSection: {spectrum: pl.csv, lifetime: 5 +- 0.25 ns, quantumYield: 60 +- 6 %, index: 1.9 +- 0.02${rest}}\n`;

  it('of a spectrum is that of Füchtbauer and Ladenburg at the emission wavelength, with a budget of its error', async () => {
    const { results } = await fitOf(`${stack}${given()}films: {A: ${film()}}\n`, { 'pl.csv': spectrum() });
    const section = results.settings.emissionCrossSection;
    if (!section) throw new Error('no cross-section');
    const sharePerNm =
      (2 * Math.sqrt(Math.LN2 / Math.PI) * Math.exp(-4 * Math.LN2 * ((656 - 641) / fwhmNm) ** 2)) / fwhmNm;
    const expected = (0.6 * 656 ** 4 * sharePerNm) / (8 * Math.PI * 1.9 ** 2 * 2.99792458e8 * 5) / 1e14;
    expect(section.value.value / expected).toBeCloseTo(1, 3);
    expect(section.source).toBe('spectrum');
    const errors = Object.fromEntries(
      section.budget.map(({ source, relativeError }) => [source, relativeError]),
    );
    expect(errors.lifetime).toBeCloseTo(0.05, 12);
    expect(errors['quantum yield']).toBeCloseTo(0.1, 12);
    expect(errors['index around the emitters']).toBeCloseTo(0.04 / 1.9, 12);
    expect(filmOf(results, 'A').gain?.densityErrorBudget?.systematic).toBeGreaterThan(0.11);
    expect(results.inputs).toContainEqual(expect.objectContaining({ file: 'pl.csv', films: [] }));
    expect(codesOf(results)).toContain('cross-section-scales-density');
  });

  it('of a spectrum that ends before the emission wavelength, or of a file of several spectra, is refused', async () => {
    const text = study(`${stack}${given()}films: {A: ${film()}}\n`);
    await expect(run(text, { 'pl.csv': spectrum(480) })).rejects.toMatchObject({
      message: expect.stringMatching(/pl\.csv: .*656 nm.*480 to 640 nm/) as string,
      place: { field: 'emissionCrossSection.spectrum' },
    });
    const two = 'Wavelength (nm),Intensity 1,Intensity 2\n640,1,2\n650,2,3\n660,1,1\n';
    await expect(run(text, { 'pl.csv': two })).rejects.toMatchObject({
      message: expect.stringMatching(/holds 2 spectra; expected one/) as string,
      place: { file: 'pl.csv' },
    });
  });

  it('asks for a quantum yield of at most 1, a lifetime with its unit and an index of at least 1', async () => {
    const files = { 'pl.csv': spectrum() };
    const refused = async (from: string, to: string) =>
      run(study(`${stack}${given().replace(from, to)}films: {A: ${film()}}\n`), files);
    await expect(refused('60 +- 6 %', '60')).rejects.toThrow(
      /found "60", expected a quantum yield above 0 and up to 1/,
    );
    await expect(refused('5 +- 0.25 ns', '5')).rejects.toThrow(/without a unit/);
    await expect(refused('1.9 +- 0.02', '0.9')).rejects.toThrow(/expected a refractive index of 1 or more/);
  });

  it('stated without an error is pointed out: the errors of densities do not hold it', async () => {
    const { results } = await fitOf(`${stack}emissionCrossSection: 4.32e-15 cm^2\nfilms: {A: ${film()}}\n`);
    expect(verdictOf(results, 'cross-section-without-error').severity).toBe('caution');
    expect(results.settings.emissionCrossSection).toMatchObject({
      source: 'stated',
      budget: [],
      spectrum: null,
    });
  });
});
