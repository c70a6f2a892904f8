import path from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resultsSchema, serialiseResults } from '../src/results/index.js';
import { codesOf, filmOf, run, scanText, study, verdictOf } from './run-study-support.js';

const stack = 'stack: {cover: air, substrate: fused-silica}\n';
const crossSection = 'emissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2\n';
/** Net gains of Gamma sigma_e n_t f - alpha with n_t 1e17 cm-3, alpha 100 cm-1 and F_s 40 uJ/cm2 at Gamma 0.88. */
const fluences = [10, 20, 40, 80, 200, 800];
const gainAt = (fluence: number): number => (0.88 * 432 * fluence) / (fluence + 40) - 100;
const netGains = `stripe: {netGain: [${fluences.map((f) => `[${f} uJ/cm^2, ${gainAt(f).toFixed(2)} +- 4 cm^-1]`).join(', ')}]}`;
const film = (rest = ''): string => `A: {thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, ${netGains}${rest}}`;

describe('the smallest useful study, one stripe scan', async () => {
  const results = await run(study('films: {A: {stripe: {files: scan.csv}}}\n'), {
    'scan.csv': scanText({ gainPerCm: 150, header: '# Fluence: 784 uJ/cm2\n' }),
  });

  it('has a net gain whose interval holds the truth', () => {
    const [{ netGainPerCm, fluenceUjPerCm2 }] = filmOf(results, 'A').netGain;
    expect(fluenceUjPerCm2).toBe(784);
    if (netGainPerCm.kind !== 'determined') throw new Error(netGainPerCm.why);
    const [lower, upper] = netGainPerCm.estimate.interval95;
    expect(lower).toBeLessThan(150);
    expect(upper).toBeGreaterThan(150);
    expect(upper - lower).toBeLessThan(60);
  });

  it('makes no confinement, density or prediction out of nothing', () => {
    const { waveguide, gain, prediction, thicknessNm } = filmOf(results, 'A');
    expect({ waveguide, gain, prediction, thicknessNm, gainFit: results.gainFit }).toEqual({
      waveguide: null,
      gain: null,
      prediction: null,
      thicknessNm: null,
      gainFit: null,
    });
  });

  it('says what it cannot tell, and what to state for it', () => {
    const { next } = verdictOf(results, 'no-stack');
    expect(next).toMatch(/^State the substrate/);
    expect(verdictOf(results, 'no-cross-section').next).toMatch(/^State the cross-section/);
  });

  it('answers in one sentence with its uncertainty', () => {
    expect(results.answer).toMatch(/^A has a net gain of [\d.]+\(\d+\) cm⁻¹ at 784 µJ\/cm²\.$/);
  });
});

describe('excluded points', () => {
  const bad = scanText({ gainPerCm: 150 })
    .split('\n')
    .map((line) => (line.startsWith('200,') ? '200,9' : line))
    .join('\n');
  const excluding = (file: string, points: string): string =>
    study(
      `films: {A: {stripe: {files: scan.csv, exclude: [{file: ${file}, points: ${points}, reason: shutter}]}}}\n`,
    );

  it('are drawn with their reason and not fitted', async () => {
    const results = await run(excluding('scan.csv', '[20]'), { 'scan.csv': bad });
    const [stripe] = filmOf(results, 'A').stripes;
    expect(stripe.points).toHaveLength(24);
    expect(
      stripe.points.flatMap(({ stripeLengthUm, excluded }) => (excluded ? [[stripeLengthUm, excluded]] : [])),
    ).toEqual([[200, 'shutter']]);
    const clean = await run(excluding('scan.csv', '[20]'), { 'scan.csv': scanText({ gainPerCm: 150 }) });
    expect(stripe.netGainPerCm).toEqual(filmOf(clean, 'A').stripes[0].netGainPerCm);
  });

  it('of a file that is not among the scans are refused with the field', async () => {
    await expect(
      run(excluding('other.csv', '[1]'), { 'scan.csv': bad, 'other.csv': bad }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/not among the scans of A: scan\.csv/) as string,
      place: { file: 'study.yaml', field: 'films.A.stripe.exclude[0].file' },
    });
  });

  it('beyond the end of the scan are refused', async () => {
    await expect(run(excluding('scan.csv', '[25]'), { 'scan.csv': bad })).rejects.toThrow(
      /names point 25 of scan.csv, which has points 1 to/,
    );
  });
});

describe('net gains as stated', () => {
  it('give density and loss that hold the truth', async () => {
    const results = await run(study(`${stack}${crossSection}films: {${film()}}\n`));
    const { gain } = filmOf(results, 'A');
    const density = gain?.densityPerCm3;
    const loss = gain?.lossPerCm;
    if (density?.kind !== 'determined' || loss?.kind !== 'determined') throw new Error('open');
    expect(density.estimate.value).toBeGreaterThan(0.85e17);
    expect(density.estimate.interval95[0]).toBeLessThan(1e17);
    expect(density.estimate.interval95[1]).toBeGreaterThan(1e17);
    expect(loss.estimate.interval95[0]).toBeLessThan(100);
    expect(loss.estimate.interval95[1]).toBeGreaterThan(100);
  });

  it('without a cross-section end at net gain, and say nothing of density', async () => {
    const results = await run(study(`${stack}films: {${film()}}\n`));
    expect(results.gainFit).toBeNull();
    expect(filmOf(results, 'A').gain).toBeNull();
    expect(filmOf(results, 'A').netGain).toHaveLength(6);
    expect(filmOf(results, 'A').waveguide?.mode.kind).toBe('guided');
  });

  it('by the model as printed carry a warning', async () => {
    const inverted = study(
      `${stack}${crossSection}gain: {model: printed, saturationFluence: 2000 +- 200 uJ/cm^2}\nfilms: {${film()}}\n`,
    );
    expect(codesOf(await run(inverted))).toContain('gain-model-doubtful');
    expect(codesOf(await run(study(`${stack}${crossSection}films: {${film()}}\n`)))).not.toContain(
      'gain-model-doubtful',
    );
  });
});

describe('what enters the fit as a datum', () => {
  it.each([
    [
      'a net gain',
      'films: {A: {stripe: {netGain: [[10 uJ/cm^2, 120 cm^-1]]}}}',
      'films.A.stripe.netGain[0][1]',
    ],
    ['a loss', 'films: {A: {loss: 130 cm^-1}}', 'films.A.loss'],
    ['the loss of all films', 'gain: {loss: 130 cm^-1}\nfilms: {A: {}}', 'gain.loss'],
    ['a prior', 'gain: {saturationFluence: 6.6 uJ/cm^2}\nfilms: {A: {}}', 'gain.saturationFluence'],
  ])('needs an error: %s without one is refused at its field', async (_, text, field) => {
    await expect(run(study(`${text}\n`))).rejects.toMatchObject({
      message: expect.stringMatching(/without an error, expected one as in ".* \+- .*"/) as string,
      place: { file: 'study.yaml', field },
    });
  });
});

describe('a threshold', () => {
  const withThreshold = (definition: string): string =>
    study(
      `${stack}${crossSection}films: {${film(`, threshold: {fluence: 16 +- 1 uJ/cm^2, definition: ${definition}, stripeLength: 500 um}`)}}\n`,
    );

  it('by a definition that follows the gain enters the fit', async () => {
    const [used, without] = await Promise.all([
      run(withThreshold('width-half-collapse')),
      run(study(`${stack}${crossSection}films: {${film()}}\n`)),
    ]);
    expect(codesOf(used)).not.toContain('threshold-not-used');
    expect(used.gainFit?.degreesOfFreedom).toBe((without.gainFit?.degreesOfFreedom ?? NaN) + 1);
  });

  it('without definition or stripe is not fitted, and that is said', async () => {
    const threshold = ', threshold: {fluence: 16 +- 1 uJ/cm^2, definition: width-half-collapse}';
    const results = await run(study(`${stack}${crossSection}films: {${film(threshold)}}\n`));
    expect(verdictOf(results, 'threshold-lacks-input').sentence).toBe('The threshold of A is not fitted.');
  });

  it('by a hinge is refused, and changes nothing', async () => {
    const [refused, without] = await Promise.all([
      run(withThreshold('linear-hinge')),
      run(study(`${stack}${crossSection}films: {${film()}}\n`)),
    ]);
    expect(verdictOf(refused, 'threshold-not-used').film ?? 'A').toBe('A');
    expect(filmOf(refused, 'A').gain?.densityPerCm3).toEqual(filmOf(without, 'A').gain?.densityPerCm3);
  });
});

describe('underlayers', () => {
  // A 42 nm film on 55 nm of TiO2: doi 10.1002/smll.202004304 by way of the reference study.
  const layered = (underlayers: string, index: number): string =>
    study(
      `stack: {cover: air, substrate: 1.457${underlayers}}\nfilms: {A: {thickness: 42 nm, index: ${index}}}\n`,
    );

  it('of high index make a thin film guide, with 19.5 % of the power in the film', async () => {
    const text = layered(', underlayers: [{index: 2.4, thickness: 55 nm}]', 1.95);
    const powerAt = async (emission: string): Promise<number> => {
      const { waveguide } = filmOf(await run(text.replace('656 nm', emission)), 'A');
      if (waveguide?.mode.kind !== 'guided') throw new Error('cut off');
      return waveguide.mode.confinementPower.value;
    };
    // The print names no wavelength: 650 nm gives its three digits, 656 nm 19.4 %.
    expect(await powerAt('650 nm')).toBeCloseTo(0.195, 4);
    expect(await powerAt('656 nm')).toBeCloseTo(0.194, 3);
  });

  it('are what guides: bare, the film guides nothing below n = 2.10', async () => {
    const at = async (index: number) => filmOf(await run(layered('', index)), 'A').waveguide?.mode.kind;
    expect(await at(1.95)).toBe('cut-off');
    expect(await at(2.09)).toBe('cut-off');
    expect(await at(2.11)).toBe('guided');
  });
});

describe('a UV-vis spectrum', () => {
  // A = n_t sigma d/ln(10) at 400 nm: with 1e17 cm-3, 1e-13 cm2 and 204.3 nm 0.08873, on a slope.
  const absorbed = (1e17 * 1e-13 * 204.3e-7) / Math.LN10;
  const uvVis = `wavelength_nm,absorbance\n390,${absorbed + 0.01}\n410,${absorbed - 0.01}\n`;
  const particle = (sigma = '1e-13 +- 0.1e-13 cm^2'): string =>
    `particle: {size: [20 nm, 20 nm, 7 nm], absorptionCrossSection: ${sigma}}\n`;
  const absorbance = ', absorbance: {file: uv.csv}';

  it('gives n_t = ln(10) A/(sigma d) with the errors of cross-section and thickness', async () => {
    const results = await run(study(`${particle()}films: {A: {thickness: 204.3 +- 10 nm${absorbance}}}\n`), {
      'uv.csv': uvVis,
    });
    const density = filmOf(results, 'A').densityFromAbsorbance;
    expect(density?.value).toBeCloseTo(1e17, -10);
    const relative = (density?.standardError ?? NaN) / 1e17;
    expect(relative).toBeGreaterThan(Math.hypot(0.1, 10 / 204.3));
    expect(relative).toBeLessThan(1.1 * Math.hypot(0.1, 10 / 204.3));
    expect(codesOf(results)).toContain('density-from-absorbance');
  });

  it('agrees with the density of the gain, or contradicts it', async () => {
    const text = (sigma: string) =>
      study(`${stack}${crossSection}${particle(sigma)}films: {${film(absorbance)}}\n`);
    const agreeing = await run(text('1e-13 +- 0.1e-13 cm^2'), { 'uv.csv': uvVis });
    expect(verdictOf(agreeing, 'absorbance-agrees').severity).toBe('holds');
    const other = await run(text('2e-14 +- 0.2e-14 cm^2'), { 'uv.csv': uvVis });
    const { severity, evidence } = verdictOf(other, 'absorbance-contradicts');
    expect(severity).toBe('contradiction');
    expect(evidence.ratio).toBeGreaterThan(0.15);
    expect(evidence.ratio).toBeLessThan(0.25);
  });

  it('without cross-section or pump wavelength says which is missing', async () => {
    const films = `films: {A: {thickness: 204.3 nm${absorbance}}}\n`;
    const results = await run(study(films), { 'uv.csv': uvVis });
    expect(filmOf(results, 'A').densityFromAbsorbance).toBeNull();
    expect(verdictOf(results, 'absorbance-lacks-input').evidence.missing).toBe(
      'particle.absorptionCrossSection',
    );
    const noPump = study(`${particle()}${films}`).replace(', pump: 400 nm', '');
    expect(verdictOf(await run(noPump, { 'uv.csv': uvVis }), 'absorbance-lacks-input').evidence.missing).toBe(
      'wavelengths.pump',
    );
  });

  it('that does not reach to the pump wavelength is refused', async () => {
    const text = study(`${particle()}films: {A: {thickness: 204.3 nm${absorbance}}}\n`).replace(
      'pump: 400',
      'pump: 355',
    );
    await expect(run(text, { 'uv.csv': uvVis })).rejects.toThrow(
      /uv\.csv is known from 390 to 410 nm; .*355 nm is outside/,
    );
  });

  it('below zero is no density', async () => {
    const results = await run(study(`${particle()}films: {A: {thickness: 204.3 nm${absorbance}}}\n`), {
      'uv.csv': 'wavelength_nm,absorbance\n390,-0.01\n410,-0.02\n',
    });
    expect(filmOf(results, 'A').densityFromAbsorbance).toBeNull();
    expect(codesOf(results)).toContain('absorbance-not-positive');
  });
});

describe('a film that absorbs at the emission wavelength', () => {
  const nk = (k: number): string =>
    `wavelength_nm,n,k,n_error,k_error\n600,2.01,${k},0.01,0.0001\n700,2.01,${k},0.01,0.0001\n`;
  const text = study(`${stack}${crossSection}films: {${film().replace('2.01 +- 0.01', '{file: nk.csv}')}}\n`);

  it('keeps lossless modes, and says what k would be as a loss: 191 cm-1 times Gamma for 1e-3', async () => {
    const results = await run(text, { 'nk.csv': nk(1e-4) });
    const mode = filmOf(results, 'A').waveguide?.mode;
    if (mode?.kind !== 'guided' || !mode.absorptionLossPerCm) throw new Error('no loss');
    const { evidence, severity } = verdictOf(results, 'film-absorbs');
    expect(mode.absorptionLossPerCm.value).toBeCloseTo(19.16 * mode.confinementModal.value, 1);
    expect(evidence.absorptionLowerPerCm).toBe(0);
    expect(Number(evidence.absorptionUpperPerCm) / mode.absorptionLossPerCm.value).toBeCloseTo(2.96, 1);
    expect(severity).toBe('note');
    expect(filmOf(results, 'A').gain?.lossPerCm).toEqual(
      filmOf(await run(text, { 'nk.csv': nk(0) }), 'A').gain?.lossPerCm,
    );
  });

  it('is a caution where k alone is more than the loss that the gain shows, and nothing for k = 0', async () => {
    expect(verdictOf(await run(text, { 'nk.csv': nk(3e-3) }), 'film-absorbs').severity).toBe('caution');
    expect(codesOf(await run(text, { 'nk.csv': nk(0) }))).not.toContain('film-absorbs');
  });
});

describe('results', async () => {
  const text = study(`${stack}${crossSection}films: {${film()}, B: {stripe: {files: 's/*.csv'}}}\n`);
  const files = { 's/1.csv': scanText({ gainPerCm: 100, header: '# Fluence: 10 uJ/cm2\n' }) };
  const results = await run(text, files);

  it('serialise to the same bytes twice', async () => {
    expect(serialiseResults(await run(text, files))).toBe(serialiseResults(results));
  });

  it('parse back through their schema, open ends of intervals included', () => {
    const back = resultsSchema.parse(JSON.parse(serialiseResults(results)));
    expect(serialiseResults(back)).toBe(serialiseResults(results));
    expect(back).toEqual(results);
  });

  it('hold no time, host or absolute path', () => {
    const json = serialiseResults(results);
    expect(json).not.toMatch(/"\/(?!cm)|[A-Z]:\\\\|file:\/\//);
    expect(json).not.toContain(path.resolve('.'));
    expect(json).not.toMatch(/20\d\d-\d\d-\d\dT/);
  });

  it('carry the version of the package', () => {
    const { version } = JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'),
    ) as { version: string };
    expect(results.modalgain).toBe(version);
  });

  it('never reach a file with a value that is not a number', () => {
    const broken = { ...results, fluencesUjPerCm2: [NaN] };
    expect(() => serialiseResults(broken)).toThrow(/not a number/);
  });
});
