import { saturatedSpectra, type SpectrumSeries } from '@modalgain/measurements';
import { describe, expect, it } from 'vitest';

const series = (
  spectra: readonly (readonly number[])[],
  more: Partial<SpectrumSeries> = {},
): SpectrumSeries => ({
  kind: 'spectrum-series',
  provenance: { file: 'a.txt', byteLength: 0, sha256: '', format: 'made', notes: [] },
  wavelengthNm: Float64Array.from(spectra[0], (_, j) => 600 + j),
  variable: 'unknown',
  variableValues: Float64Array.from(spectra, (_, i) => i),
  spectra: spectra.map((values) => Float64Array.from(values)),
  intensityUnit: 'counts',
  ...more,
});

const gaussian = (peak: number, fwhm: number): number[] =>
  Array.from({ length: 201 }, (_, j) => peak * Math.exp(-4 * Math.LN2 * ((j - 100) / fwhm) ** 2));
const cut = (values: readonly number[], ceiling: number): number[] =>
  values.map((value) => Math.min(value, ceiling));

describe('spectra in which the detector was full', () => {
  it('are those with a flat top that falls off sharply, whatever was divided out of them', () => {
    const found = series([gaussian(3e4, 12), cut(gaussian(9e4, 12), 65535), cut(gaussian(9e4, 60), 65535)]);
    expect(saturatedSpectra(found)).toEqual([1, 2]);
    const values = Float64Array.of(0.1, 0.2, 0.05);
    const perSecond = series(
      found.spectra.map((spectrum, i) => [...spectrum].map((value) => value / values[i])),
      { normalisation: [{ by: 'integration-time', values }] },
    );
    expect(saturatedSpectra(perSecond)).toEqual([1, 2]);
  });

  it('are those that barely reach the top of one that was cut, which alone would not show it', () => {
    const barely = cut(gaussian(65_540, 12), 65_535);
    expect(saturatedSpectra(series([barely]))).toEqual([]);
    expect(saturatedSpectra(series([barely, cut(gaussian(9e4, 12), 65_535)]))).toEqual([0, 1]);
  });

  it('are not wide peaks that are flat by rounding, weak light, darkness or constants', () => {
    const rounded = gaussian(1500, 250).map(Math.round);
    expect(rounded.filter((value) => value === 1500).length).toBeGreaterThanOrEqual(5);
    const weak = cut(gaussian(500, 12), 300);
    expect(saturatedSpectra(series([rounded, weak, gaussian(0, 12)]))).toEqual([]);
  });

  it('are those that reach full scale where it is stated, in the unit of the file', () => {
    const values = Float64Array.of(0.1, 0.1);
    const found = series(
      [gaussian(6.5e4, 12), gaussian(5e4, 12)].map((spectrum) => spectrum.map((value) => value / 0.1)),
      { normalisation: [{ by: 'integration-time', values }] },
    );
    expect(saturatedSpectra(found)).toEqual([]);
    expect(saturatedSpectra(found, 65535)).toEqual([0]);
  });
});
