import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { sifFile } from './andor-sif-file.js';
import type { SifContent } from './andor-sif-file.js';
import { sentenceOf, sharedBytes } from './support.js';

const readSif = async (content: SifContent) =>
  readMeasurement({ name: 'a.sif', bytes: sifFile(content), as: 'spectrum-series' });

const readShared = async (name: string) =>
  readMeasurement({
    name: `${name}.sif`,
    bytes: sharedBytes(`spectra/andor/${name}.sif`),
    as: 'spectrum-series',
  });

/** Rows of two numbers of an export, without names or instrument settings. */
function exported(name: string): number[][] {
  return readFileSync(sharedData(`spectra/andor/${name}`), 'latin1')
    .split(/\r?\n/)
    .filter((line) => /^[\d.]+[,\t][-+\d.e]+[,\t]?$/i.test(line))
    .map((line) => line.split(/[,\t]/).slice(0, 2).map(Number));
}

/** The largest relative deviation; exports have 8 digits of wavelengths and 6 of intensities. */
function largestDeviation(values: Float64Array, expected: readonly number[]): number {
  expect(values).toHaveLength(expected.length);
  return Math.max(
    ...expected.map((value, index) => Math.abs(values[index] - value) / Math.max(1, Math.abs(value))),
  );
}

describe('files of Andor Solis', () => {
  for (const [name, reference, points] of [
    ['cli-0', 'cli-0.reference.csv', 1024],
    ['cli-1', 'cli-1.reference.csv', 1024],
    ['raman1', 'raman1.asc', 1024],
    ['step_and_glue', 'step_and_glue.asc', 4711],
  ] as const) {
    itWithSharedData(`${name} is what Solis exported of it`, async () => {
      const { measurements } = await readShared(name);
      expect(measurements).toHaveLength(1);
      const rows = exported(reference);
      expect(rows).toHaveLength(points);
      const nm = rows.map(([wavelength]) => wavelength);
      expect(largestDeviation(measurements[0].wavelengthNm, nm)).toBeLessThan(1e-7);
      const counts = rows.map(([, intensity]) => intensity);
      expect(largestDeviation(measurements[0].spectra[0], counts)).toBeLessThan(5e-6);
    });
  }

  itWithSharedData('exposures that were accumulated add up to the integration time', async () => {
    const { measurements, provenance } = await readShared('raman1');
    expect(measurements[0]).toMatchObject({ integrationTimeS: 50, intensityUnit: 'counts' });
    expect(provenance.notes).toContain('Exposure 0.1 s, 500 accumulated in a frame.');
    const glued = await readShared('step_and_glue');
    expect(glued.measurements[0].integrationTimeS).toBe(0.1223);
  });

  itWithSharedData('intensities per second have no integration time of their own', async () => {
    const { measurements } = await readShared('cli-0');
    expect(measurements[0].intensityUnit).toBe('counts/s');
    expect(measurements[0].integrationTimeS).toBeUndefined();
  });

  itWithSharedData('a kinetic series has a spectrum for each of its frames', async () => {
    const { measurements, provenance } = await readShared('measurement');
    const [{ spectra, variable, variableValues, wavelengthNm }] = measurements;
    expect(spectra).toHaveLength(20);
    expect(variable).toBe('unknown');
    expect(Array.from(variableValues)).toEqual(Array.from({ length: 20 }, (_, frame) => frame));
    expect(wavelengthNm[0]).toBeCloseTo(529.93812442523 + 0.061715845778342, 5);
    // The first values of the data, read off the bytes: 00 c0 3a 44, 00 80 33 44.
    expect(Array.from(spectra[0].subarray(0, 2))).toEqual([747, 718]);
    expect(provenance.notes).toContain('Exposure 3 s, 1 accumulated in a frame, a frame every 3.0221 s.');
  });

  itWithSharedData(
    'an image without wavelengths is a picture with the pixels of its reference export',
    async () => {
      const bytes = sharedBytes('spectra/andor/image.sif');
      const { measurements, provenance } = await readMeasurement({ name: 'image.sif', bytes });
      expect(measurements).toHaveLength(1);
      const [image] = measurements;
      if (image.kind !== 'micrograph') throw new Error(image.kind);
      expect([image.columns, image.rows, image.title]).toEqual([512, 512, '']);
      const archive = readFileSync(sharedData('spectra/andor/image.npz'));
      const start = archive.indexOf('\u0093NUMPY', 0, 'latin1');
      const first = start + 10 + archive.readUInt16LE(start + 8);
      const differing = Array.from(image.brightness).findIndex(
        (value, index) => value !== archive.readFloatLE(first + 4 * index),
      );
      expect(differing).toBe(-1);
      const sum = Array.from(image.brightness).reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(235293252.31323242, 4);
      expect(provenance.notes).toContain(
        '512 × 512 pixels along an axis of "Pixel number": pictures of the camera, no spectra.',
      );
    },
  );

  itWithSharedData('an image without wavelengths is refused as a spectrum with what to do', async () => {
    expect(await sentenceOf(readShared('image'))).toBe(
      'image.sif: found 512 × 512 pixels along an axis of "Pixel number", expected a wavelength for every column: calibrate the axis in the program of the camera and save again, or export the spectrum as text.',
    );
  });

  it('a single row without wavelengths is a spectrum that wants its calibration, never a picture', async () => {
    const bytes = sifFile({ frames: [[1, 2, 3]], calibration: '0 1 0 0' });
    expect(await sentenceOf(readMeasurement({ name: 'a.sif', bytes }))).toContain(
      'expected a wavelength for every column',
    );
  });

  it('rows of a calibrated image are added up, and the notes say so', async () => {
    const { measurements, provenance } = await readSif({
      frames: [[1, 2, 3, 10, 20, 30]],
      tracks: ['1 2 3 1 1 1'],
    });
    expect(Array.from(measurements[0].wavelengthNm)).toEqual([600, 601, 602]);
    expect(Array.from(measurements[0].spectra[0])).toEqual([11, 22, 33]);
    expect(provenance.notes.join(' ')).toContain('an image of 3 × 2 pixels: its rows are added up');
  });

  it('tracks are a series each, in every frame in the order of the file', async () => {
    const { measurements } = await readSif({
      frames: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      tracks: ['1 10 2 1 10 1', '1 30 2 21 10 1'],
    });
    expect(measurements.map(({ spectra }) => spectra.map((spectrum) => Array.from(spectrum)))).toEqual([
      [
        [1, 2],
        [5, 6],
      ],
      [
        [3, 4],
        [7, 8],
      ],
    ]);
  });

  it('a region that begins inside the detector keeps the wavelengths of its pixels, binned ones their middle', async () => {
    const { measurements } = await readSif({ frames: [[1, 2]], tracks: ['101 1 104 1 1 2'] });
    expect(Array.from(measurements[0].wavelengthNm)).toEqual([700.5, 702.5]);
  });

  it('falling wavelengths are turned round with their intensities', async () => {
    const { measurements } = await readSif({ frames: [[1, 2, 3]], calibration: '600 -1 0 0' });
    expect(Array.from(measurements[0].wavelengthNm)).toEqual([597, 598, 599]);
    expect(Array.from(measurements[0].spectra[0])).toEqual([3, 2, 1]);
  });

  it.each([
    [
      'without a mark before the data',
      { version: 65559, imageVersion: 65538, axesVersion: 65539, timeFlag: undefined },
    ],
    ['with the mark 0', { timeFlag: '0' }],
    ['with a fine time for each frame', { timeFlag: '1' }],
    ['with a second signal behind it', { behind: '1\n65567 0 0 1' }],
    ['with a comment of binary data', { comment: '65540 \u0001 \u0001 \u0001 \u0001 \u0001 \u0001\nx\n' }],
  ] as const)('reads a file %s', async (_, content) => {
    const { measurements } = await readSif({
      frames: [
        [7, 8],
        [9, 10],
      ],
      ...content,
    });
    expect(measurements[0].spectra.map((spectrum) => Array.from(spectrum))).toEqual([
      [7, 8],
      [9, 10],
    ]);
  });

  it.each([
    ['Raman shift', { horizontal: 'Raman shift' }, 'axis of "Raman shift"'],
    ['pixel numbers', { calibration: '0 1 0 0' }, 'expected a wavelength for every column'],
    ['another unit', { unitCode: 3 }, 'unit with the code 3, expected nm'],
    ['an echelle', { calibration: '1 2 3 4 5 6 7' }, 'expected the 4 coefficients'],
    ['a transmission', { intensity: '% Transmittance' }, 'found intensities in "% Transmittance"'],
    ['step and scan', { comment: 'Calibration data for frame 1: 1,2,3,4' }, 'glue the frames'],
    [
      'zero order',
      { calibration: '-3 1 0 0' },
      'wavelengths from -2.0 to 1.0 nm: the grating stood at zero order',
    ],
    ['a turning polynomial', { calibration: '600 3 -1 0' }, 'found the wavelength 602 nm in column 2'],
    ['infinity', { frames: [[1, Infinity]] }, 'the intensity Infinity in column 2 of frame 1'],
    ['missing pixels', { tracks: ['1 1 3 1 1 1'] }, 'of which the sub-images hold 3'],
    ['no pixels', { tracks: ['1 1 4 1 0 1'] }, 'a sub-image of 4 x Infinity pixels'],
  ] as const)('refuses %s', async (_, content, sentence) => {
    expect(await sentenceOf(readSif(content))).toContain(sentence);
  });

  it('notices a byte that is missing among the data by what stands behind them', async () => {
    const whole = sifFile({ frames: [[1, 2, 3, 4]] });
    const lost = whole.length - 15;
    const bytes = Uint8Array.from([...whole.slice(0, lost), ...whole.slice(lost + 1)]);
    expect(await sentenceOf(readMeasurement({ name: 'a.sif', bytes }))).toContain(
      'where the next section should begin with 0 or 1',
    );
  });

  it('says at which byte a truncated file ends', async () => {
    const bytes = sifFile({ frames: [[1, 2, 3, 4]], behind: '' }).slice(0, -3);
    const start = bytes.length - 13;
    expect(await sentenceOf(readMeasurement({ name: 'a.sif', bytes }))).toBe(
      `a.sif, byte ${start}: found 13 bytes where 4 values should have 16: the file is truncated, damaged or of an unknown version.`,
    );
  });
});
