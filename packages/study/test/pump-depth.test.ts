import { gaussLegendre } from '@modalgain/numerics';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pumpedFilm } from '../src/pipeline/pumped-film.js';
import { filmDispersion } from '../src/simulate/dispersion.js';
import { readTruth } from '../src/simulate/index.js';
import { trueDepth, truePumpExtinction } from '../src/simulate/pump-depth.js';
import { filmOf, run, study, verdictOf } from './run-study-support.js';

const truth = readTruth(
  readFileSync(new URL('../../../examples/flat-stamping/truth.json', import.meta.url), 'utf8'),
  'truth.json',
);

describe('the pump in a film of the simulation', () => {
  it.each(Object.keys(truth.films))('is the same by interfering beams as by transfer matrix: %s', (name) => {
    const film = truth.films[name];
    const extinction = truePumpExtinction(truth, film);
    const at400 = filmDispersion({
      wavelengthsNm: [400],
      emissionWavelengthNm: 656,
      ...film,
      pump: { wavelengthNm: 400, extinction },
    });
    const silica = 1.47012;
    const { depth } = pumpedFilm({
      atEmission: {
        around: {
          wavelengthNm: 656,
          cover: { name: 'air', index: 1 },
          substrate: { name: 's', index: truth.substrate.index },
        },
        filmIndex: film.index,
      },
      atPump: {
        around: {
          wavelengthNm: 400,
          cover: { name: 'air', index: 1 },
          substrate: { name: 's', index: silica },
        },
        filmIndex: at400.n[0],
        extinction,
      },
      thicknessNm: film.thicknessNm,
    });
    const twin = trueDepth(truth, film, film.thicknessNm);
    const average = (f: (share: number) => number, shares: Float64Array, weights: Float64Array): number =>
      shares.reduce((sum, share, i) => sum + weights[i] * f(share), 0);
    for (const x of [0.3, 3, 100]) {
      const langmuir = (share: number): number => (share * x) / (1 + share * x);
      const byMatrix = average(langmuir, depth.relativeFluence, depth.weight);
      const byBeams = average(langmuir, twin.relativeFluence, twin.modeShare);
      expect(Math.abs(byMatrix / byBeams - 1)).toBeLessThan(3e-5);
    }
  });
});

/** n and k of a film without dispersion. */
const constants = (k: number): string =>
  `wavelength_nm,n,k,n_error,k_error\n${[380, 400, 500, 600, 656, 700, 720, 740]
    .map((nm) => `${nm},2,${nm < 450 ? k : 0},0.005,${k / 50}`)
    .join('\n')}\n`;

/** Net gains of a film whose pump obeys Beer's law would be wrong by interference: the film's own transfer matrix is used. */
const gainStudy = (netGains: string, more = ''): string =>
  study(`
emissionCrossSection: 4.3e-15 +- 0.1e-15 cm^2
stack: {cover: air, substrate: 1.457}
pump: {scaleError: 3 %}
films:
  A:
    thickness: 200 +- 1 nm
    index: {file: nk.csv}
    loss: 100 +- 5 cm^-1
    stripe: {netGain: [${netGains}]}
${more}`);

const depthOfA = (k: number) =>
  pumpedFilm({
    atEmission: {
      around: {
        wavelengthNm: 656,
        cover: { name: 'air', index: 1 },
        substrate: { name: 's', index: 1.457 },
      },
      filmIndex: 2,
    },
    atPump: {
      around: {
        wavelengthNm: 400,
        cover: { name: 'air', index: 1 },
        substrate: { name: 's', index: 1.457 },
      },
      filmIndex: 2,
      extinction: k,
    },
    thicknessNm: 200,
  });

describe('a study whose k reaches to the pump', () => {
  const k = 0.12;
  const netGains = (confinement: number, densityPerCm3: number, saturationFluence: number): string => {
    const { depth } = depthOfA(k);
    return [2, 5, 12, 40, 150, 600]
      .map((fluence) => {
        const x = fluence / saturationFluence;
        const inversion = depth.relativeFluence.reduce(
          (sum, share, i) => sum + (depth.weight[i] * share * x) / (1 + share * x),
          0,
        );
        const gain = confinement * 4.3e-15 * densityPerCm3 * inversion - 100;
        return `[${fluence} uJ/cm^2, ${gain.toFixed(4)} +- 3 cm^-1]`;
      })
      .join(', ');
  };

  it('finds density and local saturation fluence, and says what a uniform pump would have given', async () => {
    const first = await run(gainStudy(netGains(0.9, 80e15, 4)), { 'nk.csv': constants(k) });
    const mode = filmOf(first, 'A').waveguide?.mode;
    const confinement = mode?.kind === 'guided' ? mode.confinementModal.value : NaN;
    const results = await run(gainStudy(netGains(confinement, 80e15, 4)), { 'nk.csv': constants(k) });
    const { gain, pump } = filmOf(results, 'A');
    expect(gain?.densityPerCm3).toMatchObject({ kind: 'determined' });
    const density = gain?.densityPerCm3.kind === 'determined' ? gain.densityPerCm3.estimate.value : NaN;
    expect(density / 80e15).toBeCloseTo(1, 3);
    const fluence = results.gainFit?.saturationFluenceUjPerCm2;
    expect(fluence?.kind === 'determined' ? fluence.estimate.value : NaN).toBeCloseTo(4, 2);
    expect(pump?.inGainFit).toBe(true);
    expect(verdictOf(results, 'pump-depth').evidence).toMatchObject({
      saturationFluenceUjPerCm2: expect.closeTo(4, 2) as number,
    });
    const uniform = verdictOf(results, 'pump-depth').evidence.saturationFluenceWithoutDepthUjPerCm2;
    expect(Number(uniform)).toBeGreaterThan(4 / Number(pump?.relativeFluence.value));
  });

  it('balances the energy of the pump, with errors that grow with those of the film', async () => {
    const { pump } = filmOf(
      await run(gainStudy('[100 uJ/cm^2, 50 +- 3 cm^-1]'), { 'nk.csv': constants(k) }),
      'A',
    );
    if (!pump) throw new Error('no pump');
    const { reflectance, transmittance, filmAbsorptance, absorbedFluences, depth } = pump;
    expect(reflectance.value + transmittance.value + filmAbsorptance.value).toBeCloseTo(1, 10);
    expect(absorbedFluences[0].absorbedUjPerCm2.value).toBeCloseTo(100 * filmAbsorptance.value, 8);
    const relative = ({ value, standardError }: typeof filmAbsorptance) => standardError / value;
    expect(relative(absorbedFluences[0].absorbedUjPerCm2)).toBeCloseTo(
      Math.hypot(relative(filmAbsorptance), 0.03),
      3,
    );
    expect(depth.xNm.every((x) => x > 0 && x < 200)).toBe(true);
    expect(gaussLegendre(12).nodes.length * 3).toBe(depth.xNm.length);
  });

  it('leaves the depth out where it is told to, and has F_s as an incident fluence then', async () => {
    const gains = netGains(0.9, 80e15, 4);
    const [on, off] = await Promise.all(
      ['auto', 'off'].map((pumpDepth) =>
        run(gainStudy(gains, `gain: {pumpDepth: ${pumpDepth}}`), { 'nk.csv': constants(k) }),
      ),
    );
    const fluenceOf = ({ gainFit }: typeof on): number =>
      gainFit?.saturationFluenceUjPerCm2.kind === 'determined'
        ? gainFit.saturationFluenceUjPerCm2.estimate.value
        : NaN;
    expect(fluenceOf(off)).toBeGreaterThan(1.2 * fluenceOf(on));
    expect(filmOf(off, 'A').pump?.inGainFit).toBe(false);
    expect(filmOf(off, 'A').pump?.filmAbsorptance.value).toBeCloseTo(
      filmOf(on, 'A').pump?.filmAbsorptance.value ?? NaN,
      12,
    );
  });

  it('holds F_s against what the film absorbs per emitter', async () => {
    // h nu n_t/(4 pi k/lambda) at 400 nm
    const densityPerCm3 = (4 * ((4 * Math.PI * k) / 400e-7)) / 4.966e-13;
    const agreeing = await run(gainStudy(netGains(0.9, densityPerCm3, 4)), { 'nk.csv': constants(k) });
    expect(verdictOf(agreeing, 'pump-absorption-agrees').severity).toBe('holds');
    const other = await run(gainStudy(netGains(0.9, densityPerCm3 / 5, 4)), { 'nk.csv': constants(k) });
    const verdict = verdictOf(other, 'pump-absorption-contradicts');
    expect(verdict.evidence.ratio).toBeCloseTo(5, 0);
  });

  it('tells the loss by k as an upper bound where k is within its error of zero', async () => {
    const results = await run(gainStudy('[100 uJ/cm^2, 50 +- 3 cm^-1]'), { 'nk.csv': constants(k) });
    const mode = filmOf(results, 'A').waveguide?.mode;
    if (mode?.kind !== 'guided' || !mode.absorptionLossPerCm) throw new Error('no loss');
    const { value, interval95 } = mode.absorptionLossPerCm;
    expect(value).toBe(0);
    expect(interval95[0]).toBe(0);
    const upper = (mode.confinementModal.value * 4e7 * Math.PI * 1.96 * (k / 50)) / 656;
    expect(interval95[1] / upper).toBeCloseTo(1, 2);
  });
});
