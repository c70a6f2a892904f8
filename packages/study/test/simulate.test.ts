import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMeasurement } from '@modalgain/formats';
import { expectedSpectra, twoWayIntensity } from '@modalgain/gain';
import type { Measurement, SpectrumSeries, StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { readStudy } from '../src/schema/read-study.js';
import { filmDispersion } from '../src/simulate/dispersion.js';
import { experimentDraws } from '../src/simulate/draws.js';
import { trueFluenceAt, trueMode, trueNetGainPerCm, trueStripe } from '../src/simulate/film-physics.js';
import { readTruth, simulateExperiment, type ExperimentTruth } from '../src/simulate/index.js';
import {
  channelWavelengthsNm,
  expectedSpectrum,
  photoluminescence,
} from '../src/simulate/emission-spectrum.js';
import { spectralNetGainPerCm } from '../src/simulate/spectral-gain.js';
import { drawStatedValues } from '../src/simulate/stated-values.js';

const exampleFolder = path.resolve(import.meta.dirname, '../../../examples/flat-stamping');
const truthText = readFileSync(path.join(exampleFolder, 'truth.json'), 'utf8');
const example = readTruth(truthText, 'truth.json');

/** The example with small AFM scans, for tests that do not look at them. */
const quick: ExperimentTruth = { ...example, heightMap: { pixels: 16, sizeNm: 1000 } };

async function measured(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<Measurement> {
  const { measurements } = await readMeasurement({ name, bytes: bytesOf(files, name) });
  expect(measurements).toHaveLength(1);
  return measurements[0];
}

function bytesOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no file ${name}`);
  return bytes;
}

/** All numbers of a measurement, in the order of its fields. */
function numbersOf(measurement: Measurement): number[] {
  return Object.values(measurement).flatMap((field: unknown) => {
    if (field instanceof Float64Array || field instanceof Uint8Array) return [...field];
    if (Array.isArray(field)) return field.flatMap((part) => (part instanceof Float64Array ? [...part] : []));
    return typeof field === 'number' ? [field] : [];
  });
}

describe('the committed example', () => {
  const { files } = simulateExperiment(example);

  it('is what its truth file gives: the same bytes on the Node version that wrote it', (context) => {
    if (!process.version.startsWith('v20.')) context.skip('its bytes were written by Node 20');
    for (const [file, bytes] of files) {
      const committed = readFileSync(path.join(exampleFolder, file));
      expect(Buffer.compare(committed, bytes), file).toBe(0);
    }
  });

  it('is what its truth file gives to 1e-8 on every version', async () => {
    const committed = new Map(
      [...files.keys()].map((file) => [file, readFileSync(path.join(exampleFolder, file))]),
    );
    for (const file of files.keys()) {
      if (file === 'study.yaml') continue;
      const expected = numbersOf(await measured(committed, file));
      const made = numbersOf(await measured(files, file));
      expect(made.length).toBe(expected.length);
      const worst = made.reduce((max, value, i) => Math.max(max, Math.abs(value / expected[i] - 1) || 0), 0);
      expect(worst, file).toBeLessThan(1e-8);
    }
  });

  it('says in every file of text that it is synthetic', () => {
    for (const [file, bytes] of files) {
      if (!/\.(?:gwy|aist|tif)$/.test(file))
        expect(new TextDecoder().decode(bytes), file).toMatch(/synthetic/i);
    }
  });

  it('has a study file that is valid and names files that are there', () => {
    const { study } = readStudy(new TextDecoder().decode(bytesOf(files, 'study.yaml')), 'study.yaml');
    expect(Object.keys(study.films)).toEqual(Object.keys(example.films));
    expect(study.synthetic).toContain('Synthetic');
    expect(study.films.SC1S.stampedFrom).toBe('SC1');
    expect(study.films.SC3.loss).toBeUndefined();
  });

  it('has raw files that are read as what they are, with their fluence, in 3 MB', async () => {
    const kinds: Record<string, string> = {
      afm: 'height-map',
      nk: 'optical-constants',
      stripe: 'stripe-scan',
      spectra: 'spectrum-series',
      loss: 'distance-scan',
      sem: 'micrograph',
    };
    let total = 0;
    for (const [file, bytes] of files) {
      total += bytes.length;
      const [folder] = file.split('/');
      if (!(folder in kinds)) continue;
      const measurement = await measured(files, file);
      expect(measurement.kind, file).toBe(kinds[folder]);
      if (measurement.kind === 'stripe-scan')
        expect(file).toContain(`-${measurement.fluenceUjPerCm2 ?? 'none'}uJ`);
      // Of a file of one spectrum the name says what it is taken at, not the file.
      if (measurement.kind === 'spectrum-series') expect(measurement.variable, file).toBe('unknown');
    }
    expect(files.size).toBe(1 + 8 * 2 + 7 * 4 + 4 * 25 + 24 + 3);
    expect(total).toBeLessThan(3e6);
  });
});

describe('the truth of the example', () => {
  // The confinements that the reference study prints, which its indices were chosen to give.
  it.each([
    ['SC1', 0.93],
    ['SC1S', 0.82],
    ['SC2', 0.93],
    ['SC2S', 0.77],
    ['SC3', 0.86],
    ['SC3S', 0.85],
  ])('gives %s a modal confinement of %f', (name, confinement) => {
    const mode = trueMode(example, example.films[name]);
    expect(mode.kind === 'guided' && mode.confinementModal).toBeCloseTo(confinement, 2);
  });

  it('lets SC4 guide weakly without gain, and SC4S guide nothing', () => {
    for (const fluence of example.instrument.fluencesUjPerCm2) {
      expect(trueNetGainPerCm(example, example.films.SC4, fluence)).toBeLessThan(0);
      expect(trueNetGainPerCm(example, example.films.SC4S, fluence)).toBeUndefined();
      expect(trueStripe(example, example.films.SC4S, fluence)).toMatchObject({
        netGainPerCm: 0,
        saturation: 0,
      });
    }
  });

  it('inverts net gain into fluence', () => {
    const film = example.films.SC2;
    const fluence = trueFluenceAt(example, film, 50);
    expect(trueNetGainPerCm(example, film, fluence ?? NaN)).toBeCloseTo(50, 10);
    expect(trueFluenceAt(example, film, 1e4)).toBeUndefined();
  });
});

describe('simulateExperiment', () => {
  it('gives the same bytes for the same seed and other noise for another', () => {
    const first = simulateExperiment(quick, { seed: 3 });
    const again = simulateExperiment(quick, { seed: 3 });
    const other = simulateExperiment(quick, { seed: 4 });
    expect([...first.files.keys()]).toEqual([...other.files.keys()]);
    for (const [file, bytes] of first.files) {
      expect(Buffer.compare(bytes, bytesOf(again.files, file)), file).toBe(0);
      expect(Buffer.compare(bytes, bytesOf(other.files, file)), file).not.toBe(0);
    }
  });

  it('leaves the files of all other films alone when one film changes', () => {
    const films = { ...quick.films, SC2: { ...quick.films.SC2, thicknessNm: 150, index: 1.9 } };
    const before = simulateExperiment(quick).files;
    const after = simulateExperiment({ ...quick, films }).files;
    for (const [file, bytes] of before) {
      expect(Buffer.compare(bytes, bytesOf(after, file)) !== 0, file).toBe(/\/SC2[-.]/.test(file));
    }
  });

  it('records the two-way saturable stripe where the instrument has no noise', async () => {
    const instrument = {
      ...quick.instrument,
      stripeZeroErrorUm: 0,
      pumpNoise: 0,
      readNoiseCounts: 0,
      countsPerPhoton: 1e-6,
    };
    const { files } = simulateExperiment({ ...quick, instrument });
    const scan = (await measured(files, 'stripe/SC1-784uJ.csv')) as StripeScan;
    const wavelengthsNm = Array.from({ length: 200 }, (_, j) => 580 + (140 * j) / 199);
    for (const [i, lengthUm] of instrument.stripeLengthsUm.entries()) {
      const lengthCm = lengthUm / 1e4;
      const ofSc1 = twoWayIntensity(lengthCm, trueStripe(quick, quick.films.SC1, 784));
      // The scan has one decimal, spectra have three, and a photon is a millionth of a count.
      expect(Math.abs(scan.intensity[i] - ofSc1)).toBeLessThan(0.06 + 0.01 * Math.sqrt(ofSc1));
      const expected = expectedSpectrum({ ...ofSc3s, lengthCm, wavelengthsNm });
      const file = `spectra/SC3S/SC3S-784uJ-${lengthUm}um.txt`;
      const { wavelengthNm, spectra } = (await measured(files, file)) as SpectrumSeries;
      wavelengthsNm.forEach((exact, j) => expect(wavelengthNm[j]).toBeCloseTo(exact, 2));
      spectra[0].forEach((counts, j) => {
        expect(Math.abs(counts - expected[j])).toBeLessThan(0.001 + 0.01 * Math.sqrt(expected[j]));
      });
    }
  });

  it('states values that scatter about the truth as their errors say', () => {
    const deviations = Array.from({ length: 400 }, (_, seed) => {
      const stated = drawStatedValues(example, experimentDraws(example, seed));
      const loss = stated.lossPerCm.SC1S ?? { value: NaN, standardError: NaN };
      const crossSection = stated.emissionCrossSectionCm2;
      return [
        (loss.value - example.films.SC1S.lossPerCm) / loss.standardError,
        (crossSection.value - example.emissionCrossSectionCm2) / crossSection.standardError,
      ];
    }).flat();
    const mean = deviations.reduce((sum, z) => sum + z, 0) / deviations.length;
    const variance = deviations.reduce((sum, z) => sum + z * z, 0) / deviations.length;
    // 800 standard normals: three standard errors of their mean and of their variance.
    expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(800));
    expect(Math.abs(variance - 1)).toBeLessThan(3 * Math.sqrt(2 / 800));
  });
});

const ofSc3s = { truth: quick, name: 'SC3S', fluenceUjPerCm2: 784 };

describe('spectra against stripe length', () => {
  it('grow in all like the two-way saturable stripe where every wavelength has the same gain', () => {
    const spectrum = { ...quick.spectrum, gainFwhmNm: 1e7 };
    const truth = { ...quick, spectrum };
    const wavelengthsNm = channelWavelengthsNm(truth);
    const stripe = trueStripe(truth, truth.films.SC3S, 784);
    for (const lengthCm of [0.002, 0.01, 0.03, 0.05]) {
      const counts = expectedSpectrum({ ...ofSc3s, truth, lengthCm, wavelengthsNm });
      const total = counts.reduce((sum, value) => sum + value, 0) / spectrum.exposure;
      expect(total / twoWayIntensity(lengthCm, stripe)).toBeCloseTo(1, 3);
    }
  });

  it('are those that the coupled equations of all wavelengths give, step by step', () => {
    const wavelengthNm = channelWavelengthsNm(quick).filter((_, j) => j % 4 === 0);
    const stripe = trueStripe(quick, quick.films.SC3S, 784);
    const [slow] = expectedSpectra({
      wavelengthNm,
      stripeLengthUm: [500],
      sourcePerCmNm: (nm) => stripe.sourcePerCm * photoluminescence(quick, nm),
      netGainPerCm: (nm) => spectralNetGainPerCm({ ...ofSc3s, wavelengthNm: nm }),
      saturation: stripe.saturation,
      pumpNoise: 0,
      seed: 1,
    });
    const fast = expectedSpectrum({ ...ofSc3s, lengthCm: 0.05, wavelengthsNm: wavelengthNm });
    const scale = (140 / 199) * quick.spectrum.exposure;
    const brightest = Math.max(...slow);
    fast.forEach((counts, j) => {
      expect(Math.abs(counts / scale - slow[j])).toBeLessThan(2e-3 * brightest);
    });
  });

  it('have their ASE band at the emission wavelength', () => {
    const wavelengthsNm = Array.from({ length: 401 }, (_, i) => 646 + i * 0.05);
    const counts = expectedSpectrum({ ...ofSc3s, lengthCm: 0.05, wavelengthsNm });
    const peakNm = wavelengthsNm[counts.indexOf(Math.max(...counts))];
    expect(Math.abs(peakNm - example.emissionWavelengthNm)).toBeLessThan(0.3);
  });

  // FWHM over that of the gain line against g L, with photoluminescence like the gain line: physics handbook, section 2.
  it.each([
    [2, 0.693],
    [4, 0.516],
    [6, 0.42],
    [10, 0.322],
  ])('narrow at g L = %f to %f of the gain line where nothing is lost or saturates', (gainLength, share) => {
    const spectrum = {
      ...quick.spectrum,
      photoluminescencePeakNm: 656,
      photoluminescenceFwhmNm: 32,
      gainPeakNm: 656,
    };
    const truth: ExperimentTruth = {
      ...quick,
      spectrum,
      instrument: { ...quick.instrument, saturationCounts: 1e15 },
      films: { SC3S: { ...quick.films.SC3S, lossPerCm: 0 } },
    };
    const gainPerCm = trueNetGainPerCm(truth, truth.films.SC3S, 784) ?? NaN;
    const wavelengthsNm = Array.from({ length: 8001 }, (_, i) => 636 + i * 0.005);
    const request = { truth, name: 'SC3S', fluenceUjPerCm2: 784, wavelengthsNm };
    const counts = expectedSpectrum({ ...request, lengthCm: gainLength / gainPerCm });
    const highest = Math.max(...counts);
    const above = counts.filter((value) => value > highest / 2).length;
    expect((above * 0.005) / spectrum.gainFwhmNm).toBeCloseTo(share, 3);
  });
});

describe('the dispersion of a simulated film', () => {
  const request = {
    emissionWavelengthNm: 656,
    index: 2.014,
    extinction: 0.02,
    pump: { wavelengthNm: 400, extinction: 0.15 },
  };

  it('passes through n and k of the truth at the emission wavelength', () => {
    const { n, k } = filmDispersion({ ...request, wavelengthsNm: [656] });
    expect(n[0]).toBeCloseTo(2.014, 12);
    expect(k[0]).toBeCloseTo(0.02, 12);
    expect(filmDispersion({ ...request, wavelengthsNm: [400] }).k[0]).toBeCloseTo(0.15, 12);
  });

  it('joins n and k by the Kramers-Kronig relation, with the pole subtracted', () => {
    const energiesEv = Array.from({ length: 4001 }, (_, i) => 0.25 + i * 0.002);
    const nmOf = (energyEv: number): number => 1239.841984 / energyEv;
    const { k } = filmDispersion({ ...request, wavelengthsNm: energiesEv.map(nmOf) });
    const constant = k[0]; // far in the infrared nothing absorbs: what is left is a constant, which adds nothing to n
    const twin = (index: number): number => {
      const energyEv = energiesEv[index];
      const ofPole = energyEv * (k[index] - constant);
      const integrand = energiesEv.map((pointEv, i) =>
        i === index
          ? ofSlope(k, i, constant, energiesEv)
          : (pointEv * (k[i] - constant) - ofPole) / (pointEv * pointEv - energyEv * energyEv),
      );
      const last = energiesEv.length - 1;
      const sum = integrand.reduce((total, value) => total + value, 0) - (integrand[0] + integrand[last]) / 2;
      const pole = (edgeEv: number): number =>
        Math.log(Math.abs((edgeEv - energyEv) / (edgeEv + energyEv))) / (2 * energyEv);
      return (2 / Math.PI) * (sum * 0.002 + ofPole * (pole(energiesEv[last]) - pole(energiesEv[0])));
    };
    const indices = [650, 825, 875, 900, 925, 1100]; // 1.55 to 2.45 eV: around both excitons
    const { n } = filmDispersion({ ...request, wavelengthsNm: indices.map((i) => nmOf(energiesEv[i])) });
    const differences = indices.map((index, i) => n[i] - twin(index));
    for (const difference of differences) expect(difference - differences[0]).toBeCloseTo(0, 7);
  });
});

/** d(E k)/dE over 2 E, by five points: the integrand at its removable pole. */
function ofSlope(k: readonly number[], i: number, constant: number, energiesEv: readonly number[]): number {
  const product = (shift: number): number => energiesEv[i + shift] * (k[i + shift] - constant);
  const stepEv = energiesEv[i + 1] - energiesEv[i];
  const slope = (8 * (product(1) - product(-1)) - (product(2) - product(-2))) / (12 * stepEv);
  return slope / (2 * energiesEv[i]);
}

describe('readTruth', () => {
  it('refuses a key that it does not know and a value out of range with file, line and field', () => {
    const mistyped = truthText.replace('"pumpNoise"', '"pumpNoize"');
    expect(() => readTruth(mistyped, 'truth.json')).toThrow(InputError);
    expect(sentenceOf(() => readTruth(mistyped, 'truth.json'))).toMatch(
      /^truth\.json, line \d+, instrument\.pumpNoize: .*pumpNoise/,
    );
    const negative = truthText.replace('"thicknessNm": 204.3', '"thicknessNm": -204.3');
    expect(sentenceOf(() => readTruth(negative, 'truth.json'))).toMatch(
      /films\.SC1\.thicknessNm: found -204\.3/,
    );
  });
});

function sentenceOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.sentence;
    throw error;
  }
  return 'no error';
}
