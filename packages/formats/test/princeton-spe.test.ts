import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { decodePrincetonSpe } from '../src/princeton-spe/decode.js';
import { lightFieldFile, lightFieldFooter, speFile } from './princeton-spe-file.js';
import type { SpeContent } from './princeton-spe-file.js';
import { sentenceOf, sharedBytes } from './support.js';

const readBytes = async (bytes: Uint8Array) =>
  readMeasurement({ name: 'a.spe', bytes, as: 'spectrum-series' });

const readSpe = async (content: SpeContent) => readBytes(speFile(content));

const shared = (name: string) => sharedBytes(`spectra/spe/${name}.spe`);

type FooterContent = Parameters<typeof lightFieldFooter>[0];

const readLightField = async (frames: readonly (readonly number[])[], content: FooterContent) =>
  readBytes(
    lightFieldFile({
      frames,
      ...(content.stampBytes !== undefined && { stampBytes: content.stampBytes }),
      footer: lightFieldFooter({ frames: frames.length, ...content }),
    }),
  );

/** Sum, largest value and its place over the pixels of a frame. */
function described(bytes: Uint8Array, frame: number) {
  const [{ region }] = decodePrincetonSpe(bytes).regions;
  const values = Array.from({ length: region.columns * region.rows }, (_, index) =>
    region.value(frame, index),
  );
  const max = Math.max(
    ...Array.from({ length: region.rows }, (_, row) =>
      Math.max(...values.slice(row * region.columns, (row + 1) * region.columns)),
    ),
  );
  return {
    size: [region.columns, region.rows, region.frames],
    sum: values.reduce((sum, value) => sum + value, 0),
    max,
    argmax: values.indexOf(max),
    first5: values.slice(0, 5),
  };
}

describe('files of LightField (.spe, version 3)', () => {
  itWithSharedData('a spectrum has the intensities and wavelengths of its reference', async () => {
    const bytes = shared('v3_one_dimensional_spectrum');
    const { measurements, provenance } = await readBytes(bytes);
    const [{ wavelengthNm, spectra, integrationTimeS, intensityUnit }] = measurements;
    expect(wavelengthNm).toHaveLength(1024);
    expect([wavelengthNm[0], wavelengthNm[1023]]).toEqual([567.9382381371876, 831.0860563173468]);
    expect(described(bytes, 0)).toEqual({
      size: [1024, 1, 1],
      sum: 365904,
      max: 6473,
      argmax: 167,
      first5: [23, 34, 14, 30, 10],
    });
    expect(Array.from(spectra[0].subarray(0, 5))).toEqual([23, 34, 14, 30, 10]);
    expect([integrationTimeS, intensityUnit]).toEqual([1, 'counts']);
    expect(provenance.notes).toEqual(['LightField file, one frame.', 'Exposure 1 s in a frame.']);
  });

  itWithSharedData(
    'a picture at zero order has the pixels of its reference and is refused as a spectrum',
    async () => {
      const bytes = shared('v3_small_roi');
      expect(described(bytes, 0)).toEqual({
        size: [705, 638, 1],
        sum: 610495928,
        max: 2989,
        argmax: 34341,
        first5: [594, 594, 584, 584, 586],
      });
      // The map is that of the 1024 pixels of the sensor; the region ends at its pixel 705.
      const [{ wavelengths }] = decodePrincetonSpe(bytes).regions;
      const nm = wavelengths.kind === 'stated' ? wavelengths.nm : new Float64Array();
      expect([nm.length, nm[0]]).toEqual([705, -124.07351935812662]);
      expect(await sentenceOf(readBytes(bytes))).toContain('a.spe: found wavelengths from -124.1 to 58.');
      expect(await sentenceOf(readBytes(bytes))).toContain('the grating stood at zero order');
      const { measurements } = await readMeasurement({ name: 'a.spe', bytes });
      const [picture] = measurements;
      if (picture.kind !== 'micrograph') throw new Error(picture.kind);
      expect([picture.columns, picture.rows]).toEqual([705, 638]);
      expect(Array.from(picture.brightness.subarray(0, 5))).toEqual([594, 594, 584, 584, 586]);
    },
  );

  it('a region takes its own part of the map of the sensor, binned columns the middle of theirs', async () => {
    const { measurements } = await readLightField([[1, 2]], { regions: [{ columns: 2, x: 1, xBinning: 2 }] });
    expect(Array.from(measurements[0].wavelengthNm)).toEqual([601.5, 603.5]);
  });

  it('regions are a series each; time stamps behind the frames are passed over', async () => {
    const { measurements } = await readLightField(
      [
        [1, 2, 3, 4, 5],
        [6, 7, 8, 9, 10],
      ],
      { regions: [{ columns: 1 }, { columns: 2, rows: 2, x: 3 }], stampBytes: 16 },
    );
    expect(measurements.map(({ wavelengthNm }) => Array.from(wavelengthNm))).toEqual([[600], [603, 604]]);
    expect(measurements.map(({ spectra }) => spectra.map((spectrum) => Array.from(spectrum)))).toEqual([
      [[1], [6]],
      [
        [6, 8],
        [16, 18],
      ],
    ]);
  });

  it('regions that share a falling map are each turned round once', async () => {
    const { measurements } = await readLightField([[1, 2, 3, 4]], {
      map: [601, 600],
      regions: [{ columns: 2 }, { columns: 2 }],
    });
    expect(measurements.map(({ wavelengthNm }) => Array.from(wavelengthNm))).toEqual([
      [600, 601],
      [600, 601],
    ]);
    expect(measurements.map(({ spectra }) => Array.from(spectra[0]))).toEqual([
      [2, 1],
      [4, 3],
    ]);
  });

  it('a glued spectrum has a map of its own length, wavelengths with errors stand in pairs', async () => {
    const { measurements } = await readLightField([[1, 2, 3]], {
      regions: [{ columns: 3 }],
      sensorWidth: 2,
      wavelengths: '<WavelengthError>600.5,0.1 600.75,0.1 601,0.1</WavelengthError>',
    });
    expect(Array.from(measurements[0].wavelengthNm)).toEqual([600.5, 600.75, 601]);
  });

  it('frames that were added up count with the time of all of them, averaged ones with one', async () => {
    const combined = (method: string) =>
      `<FrameCombination><FramesCombined>4</FramesCombined><Method>${method}</Method></FrameCombination>`;
    const timeOf = async (method: string) => {
      const content = { regions: [{ columns: 1 }], exposureMs: '20', processing: combined(method) };
      return (await readLightField([[1]], content)).measurements[0].integrationTimeS;
    };
    expect([await timeOf('Sum'), await timeOf('Average')]).toEqual([0.08, 0.02]);
  });

  it.each([
    ['no calibration', { wavelengths: '' }, 'found 2 × 1 pixels without a wavelength calibration'],
    ['a short map', { map: [600], sensorWidth: 6 }, 'found 1 wavelengths for 2 columns'],
    [
      'a region beyond the sensor',
      { regions: [{ columns: 2, x: 5 }] },
      'on a sensor of 6: the footer is damaged',
    ],
    ['a hole in the map', { map: [600, Number.NaN, 602] }, 'found the wavelength NaN nm in column 2'],
    [
      'kinetics',
      { regions: [{ columns: 2, count: 3 }] },
      'found a block of the type "Region" with the count "3" in a frame',
    ],
    ['a turned map', { mapOrientation: 'FlippedHorizontally' }, 'expected the same'],
    ['colours', { pixelFormat: 'Rgb' }, 'found the pixel format "Rgb"'],
    ['more frames than bytes', { frames: 3 }, 'expected 3 frames of 4 bytes: the file is truncated'],
    ['an entity bomb', { processing: '<!DOCTYPE a [<!ENTITY b "bbbb">]>' }, 'found a document type'],
    [
      'no columns',
      { regions: [{ columns: 0 }] },
      'found "0" for size where a positive whole number should stand',
    ],
    ['huge columns', { regions: [{ columns: 1e12 }] }, 'of 2000000000000 bytes: the file is truncated'],
  ] as const)('refuses %s', async (_, content: Partial<FooterContent>, sentence) => {
    const reading = readLightField([[1, 2]], { regions: [{ columns: 2 }], ...content });
    expect(await sentenceOf(reading)).toContain(sentence);
  });

  it('refuses a footer that is cut off, missing or too long', async () => {
    const file = (footer: string) => lightFieldFile({ frames: [[1]], footer });
    expect(await sentenceOf(readBytes(file('')))).toContain('found the footer at byte 4102 of 4102');
    expect(await sentenceOf(readBytes(file('abc')))).toContain('found damaged XML');
    expect(await sentenceOf(readBytes(file('<SpeFormat><DataFormat>')))).toContain(
      'end tag for element DataFormat',
    );
    expect(await sentenceOf(readBytes(file('<SpeFormat />')))).toContain('no frame with regions');
    expect(await sentenceOf(readBytes(file(`<SpeFormat>${' '.repeat(4_000_000)}`)))).toContain(
      'expected the footer of LightField',
    );
  });
});

describe('files of WinSpec (.spe, version 2)', () => {
  itWithSharedData('frames have the pixels of their reference', () => {
    const bytes = shared('v2_spestack_test');
    const [{ region }] = decodePrincetonSpe(bytes).regions;
    expect([region.columns, region.rows, region.frames]).toEqual([128, 128, 5]);
    for (const frame of [0, 1]) {
      const reference = readFileSync(sharedData(`spectra/spe/v2_spestack_test_frame${frame}.npy`));
      const first = 10 + reference.readUInt16LE(8);
      const differing = Array.from({ length: 128 * 128 }, (_, index) => index).filter(
        (index) => region.value(frame, index) !== reference.readUInt16LE(first + 2 * index),
      );
      expect(differing).toEqual([]);
    }
    expect([2, 3].map((frame) => described(bytes, frame).sum)).toEqual([3697440, 3665226]);
  });

  itWithSharedData('frames without wavelengths are pictures, one a frame', async () => {
    const bytes = shared('v2_spestack_test');
    const { measurements } = await readMeasurement({ name: 'a.spe', bytes, as: 'micrograph' });
    expect(measurements.map(({ title }) => title)).toEqual([1, 2, 3, 4, 5].map((frame) => `Frame ${frame}`));
    const sums = measurements.map(({ brightness }) =>
      Array.from(brightness).reduce((sum, value) => sum + value, 0),
    );
    expect(sums.slice(0, 4)).toEqual([2854314, 3638347, 3697440, 3665226]);
    expect([measurements[0].columns, measurements[0].rows]).toEqual([128, 128]);
  });

  itWithSharedData('frames without wavelengths are refused as spectra with what to do', async () => {
    expect(await sentenceOf(readBytes(shared('v2_spestack_test')))).toBe(
      'a.spe: found 128 × 128 pixels without a valid wavelength calibration, expected a wavelength for every column: calibrate the axis in the program of the camera and save again, or export the spectrum as text.',
    );
  });

  it.each([
    [0, [1.5, -2]],
    [1, [100000, -100000]],
    [2, [-5, 6]],
    [3, [65535, 1]],
    [8, [4294967295, 1]],
  ] as const)('reads pixels of the data type %i', async (typeCode, pixels) => {
    const { measurements } = await readSpe({ columns: 2, frames: [pixels, pixels], typeCode });
    const [{ spectra, wavelengthNm }] = measurements;
    expect(spectra.map((spectrum) => Array.from(spectrum))).toEqual([pixels, pixels]);
    expect(Array.from(wavelengthNm)).toEqual([600, 601]);
  });

  it('a region of interest keeps the wavelengths of its pixels of the detector', async () => {
    const content = { columns: 2, frames: [[1, 2]] };
    const nm = async (pixels: readonly [number, number, number]) =>
      Array.from((await readSpe({ ...content, pixels })).measurements[0].wavelengthNm);
    expect(await nm([101, 102, 1])).toEqual([700, 701]);
    expect(await nm([101, 104, 2])).toEqual([700.5, 702.5]);
    // Glued: longer than the region that the experiment had.
    expect(await nm([101, 101, 1])).toEqual([600, 601]);
  });

  it('the notes say what was exposed how, and what was ignored', async () => {
    const file = speFile({
      columns: 2,
      frames: [
        [1, 2],
        [3, 4],
      ],
    });
    const { provenance } = await readBytes(Uint8Array.from([...file, 0, 0, 0]));
    expect(provenance.notes).toEqual([
      'WinSpec or WinView file, 2 frames.',
      'Exposure 0.1 s, 1 accumulated in a frame.',
      '3 bytes behind the frames were ignored.',
      '2 frames; the file states no variable: numbered from 0.',
    ]);
  });

  it('accumulated exposures count together; single precision does not show', async () => {
    const { measurements } = await readSpe({ columns: 1, frames: [[1]], accumulations: 3 });
    expect(measurements[0].integrationTimeS).toBe(0.3);
  });

  it.each([
    ['bytes', { typeCode: 6 }, 'found the data type 6, expected one of 0, 1, 2, 3, 8'],
    ['wavenumbers', { unitCode: 5 }, 'calibrated in the unit 5 instead of nm (4)'],
    ['several regions', { regionCount: 2 }, 'found 2 regions of interest'],
    ['no columns', { columns: 0 }, 'expected 1 frames of 0 x 1 pixels'],
    [
      'too many columns',
      { columns: 3 },
      'found 4 bytes of data, expected 1 frames of 3 x 1 pixels of 2 bytes',
    ],
    ['infinite coefficients', { coefficients: [Infinity] }, 'found the wavelength Infinity nm in column 1'],
  ] as const)('refuses %s', async (_, content: Partial<SpeContent>, sentence) => {
    expect(await sentenceOf(readSpe({ columns: 2, frames: [[1, 2]], ...content }))).toContain(sentence);
  });

  it('says where a file of the name ends in its header', async () => {
    expect(await sentenceOf(readBytes(new Uint8Array(4000)))).toBe(
      'a.spe, byte 4000: found 4000 bytes, expected a header of 4100 bytes: no .spe file, or a truncated one.',
    );
  });
});
