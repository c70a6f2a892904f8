import { describe, expect, it } from 'vitest';
import { describeMeasurement } from '@modalgain/measurements';
import type { HeightMap, Micrograph, SpectrumSeries, StripeScan } from '@modalgain/measurements';

const provenance = { file: 'a', byteLength: 1, sha256: '', format: 'f', notes: [] };

const scan: StripeScan = {
  kind: 'stripe-scan',
  provenance,
  stripeLengthUm: Float64Array.of(20, 40, 100),
  intensity: Float64Array.of(1, 3, 9),
  intensityUnit: 'counts',
  fluenceUjPerCm2: 78.4,
};

const map: HeightMap = {
  kind: 'height-map',
  provenance,
  title: 'Height',
  rows: 2,
  columns: 3,
  widthNm: 3000,
  heightNm: 1000,
  zNm: Float64Array.of(1, 2, NaN, 4, 5, 60),
};

/** A peak of so many counts, on a detector that gives 2500 at most. */
const spectrum = (counts: number): Float64Array =>
  Float64Array.from({ length: 101 }, (_, j) =>
    Math.min(Math.round(counts * Math.exp(-(((j - 50) / 20) ** 2))), 2500),
  );

const series: SpectrumSeries = {
  kind: 'spectrum-series',
  provenance,
  wavelengthNm: Float64Array.from({ length: 101 }, (_, j) => 600 + j),
  variable: 'fluenceUjPerCm2',
  variableValues: Float64Array.of(10, 20),
  spectra: [spectrum(2000).map((value) => value / 0.1), spectrum(4000).map((value) => value / 0.02)],
  intensityUnit: 'counts/s',
  normalisation: [{ by: 'integration-time', values: Float64Array.of(0.1, 0.02) }],
};

const codes = (measurement: Parameters<typeof describeMeasurement>[0]) =>
  describeMeasurement(measurement).warnings.map(({ code }) => code);

describe('the description of a measurement', () => {
  it('gives axes with their steps, what is measured with its range, and what else the file states', () => {
    expect(describeMeasurement(scan)).toEqual({
      kind: 'stripe-scan',
      title: 'Intensity against stripe length',
      extent: '3 points, 20 to 100 µm',
      channels: [
        { name: 'stripe length', unit: 'µm', count: 3, missing: 0, range: [20, 100], step: [20, 60] },
        { name: 'intensity', unit: 'counts', count: 3, missing: 0, range: [1, 9] },
      ],
      facts: [{ label: 'fluence', value: 78.4, unit: 'µJ/cm²' }],
      warnings: [],
    });
  });

  it('counts pixels without a value and masked ones as missing, and leaves them out of the range', () => {
    const mask = Uint8Array.of(0, 0, 0, 0, 0, 1);
    const { channels, facts, warnings } = describeMeasurement({ ...map, mask });
    expect(channels).toEqual([{ name: 'height', unit: 'nm', count: 6, missing: 2, range: [1, 5] }]);
    expect(facts.map(({ label, value, unit }) => `${label}: ${value} ${unit}`)).toEqual([
      'pixels: 3 × 2 ',
      'size: 3 × 1 µm',
      'pixel: 1000 × 500 nm',
      'masked pixels: 1 ',
    ]);
    expect(warnings).toMatchObject([{ code: 'values-missing', severity: 'note' }]);
  });

  it('says in a few words how much there is and where', () => {
    expect(describeMeasurement(series).extent).toBe('2 spectra, 600 to 700 nm');
    expect(describeMeasurement(map).extent).toBe('3 × 2 pixels, 3 × 1 µm');
  });

  it('has no range where nothing has a value, and says that most is missing', () => {
    const { channels, warnings } = describeMeasurement({ ...map, zNm: new Float64Array(6).fill(NaN) });
    expect(channels[0]).not.toHaveProperty('range');
    expect(warnings).toMatchObject([{ code: 'values-missing', severity: 'caution' }]);
  });

  it('warns of heights that are all equal, of light below zero, and of repeated points', () => {
    expect(codes({ ...map, zNm: new Float64Array(6) })).toEqual(['values-all-equal']);
    expect(codes({ ...scan, intensity: Float64Array.of(-1, 3, 9) })).toEqual(['negative-intensities']);
    expect(codes({ ...scan, stripeLengthUm: Float64Array.of(20, 20, 40) })).toEqual(['axis-repeats']);
  });

  it('says in which spectra the detector was full, and by what they were divided', () => {
    const { warnings, facts } = describeMeasurement(series);
    expect(warnings).toMatchObject([{ code: 'saturated-spectra', evidence: { saturated: 1, first: 1 } }]);
    expect(facts).toContainEqual({
      label: 'divided by the integration time',
      value: '0.02 to 0.1',
      unit: 's',
    });
    expect(codes({ ...series, spectra: [spectrum(2000), spectrum(2400)] })).toEqual([]);
  });

  it('sees a gap in an axis, but no change of dispersion', () => {
    const withGap = series.wavelengthNm.map((nm, j) => (j > 30 ? nm + 20 : nm));
    const curved = series.wavelengthNm.map((_, j) => 600 + j + 0.005 * j ** 2);
    const whole = { ...series, spectra: [spectrum(2000), spectrum(2400)] };
    expect(codes({ ...whole, wavelengthNm: withGap })).toEqual(['gap-in-axis']);
    expect(codes({ ...whole, wavelengthNm: curved })).toEqual([]);
  });

  it('warns of an image that is cut at its ends, outside of its annotation bar', () => {
    const image: Micrograph = {
      kind: 'micrograph',
      provenance,
      title: '',
      rows: 3,
      columns: 2,
      brightness: Uint8Array.of(10, 20, 30, 40, 255, 0),
      storedRange: [0, 255],
      imageRows: 2,
      pixelSizeNm: { x: 2, y: 2 },
      settings: { acceleratingVoltageKv: 5 },
    };
    expect(codes(image)).toEqual([]);
    expect(codes({ ...image, imageRows: 3 })).toEqual(['clipped-levels']);
    const { pixelSizeNm, ...withoutScale } = image;
    expect(pixelSizeNm).toBeDefined();
    expect(codes(withoutScale)).toEqual(['image-without-scale']);
  });

  it('warns of n and k that amplify, and of a Delta that is folded', () => {
    const three = Float64Array.of(400, 500, 600);
    expect(
      codes({
        kind: 'optical-constants',
        provenance,
        wavelengthNm: three,
        n: three,
        k: Float64Array.of(0, -1, 0),
      }),
    ).toEqual(['negative-extinction']);
    const psi = Float64Array.of(30, 31, 32);
    expect(
      codes({
        kind: 'ellipsometry',
        provenance,
        wavelengthNm: three,
        angleDeg: psi,
        psiDeg: psi,
        deltaDeg: psi,
        deltaRange: 'folded',
      }),
    ).toEqual(['delta-folded']);
  });
});
