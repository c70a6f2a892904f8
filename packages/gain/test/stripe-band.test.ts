import type { SpectrumSeries } from '@modalgain/measurements';
import { describe, expect, it } from 'vitest';
import { amplifiedLengthCm, fitStripe, integrateBand } from '@modalgain/gain';

const wavelengthNm = Float64Array.from({ length: 161 }, (_, j) => 600 + j / 2);
const lengthsUm = Float64Array.from({ length: 20 }, (_, i) => 20 * (i + 1));

/** Photoluminescence at 641 nm, amplified by a line at 656 nm of the given peak gain, over a dark level. */
function seriesOf(
  peakGainPerCm: number,
  variable: SpectrumSeries['variable'] = 'stripeLengthUm',
): SpectrumSeries {
  return {
    kind: 'spectrum-series',
    provenance: { file: 'spectra.csv', byteLength: 0, sha256: '', format: 'test', notes: [] },
    wavelengthNm,
    variable,
    variableValues: lengthsUm,
    spectra: Array.from(lengthsUm, (um) =>
      wavelengthNm.map((nm) => {
        const source = 1e5 * Math.exp(-(((nm - 641) / 16) ** 2));
        const gain = peakGainPerCm * Math.exp(-(((nm - 656) / 10) ** 2));
        return 30 + source * amplifiedLengthCm(um / 1e4, gain);
      }),
    ),
    intensityUnit: 'counts',
  };
}

describe('the band of amplified emission', () => {
  it('is found where emission grows beyond its scaled beginning, to the red of the photoluminescence', () => {
    const { band, scan } = integrateBand(seriesOf(130));
    expect(band.rule).toBe('ase-excess');
    expect(band.fromNm).toBeGreaterThan(645);
    expect(band.toNm).toBeLessThan(662);
    expect(scan.stripeLengthUm).toEqual(lengthsUm);
    expect(scan.intensityUnit).toBe('counts nm');
    const growth = scan.intensity.map((value, i) => (i === 0 ? 0 : value - scan.intensity[i - 1]));
    expect(growth.subarray(1).every((step) => step > 0)).toBe(true);
  });

  it('is so narrow that the gain read from it is that of the line within 5 %', () => {
    const { scan } = integrateBand(seriesOf(130));
    // The photoluminescence on the blue side pulls the band off the line's centre: part of what is missing here.
    const intensityError = scan.intensity.map((value) => 0.05 * value);
    const gain = fitStripe({ ...scan, intensityError }).netGainPerCm?.value;
    expect(Math.abs((gain ?? NaN) / 130 - 1)).toBeLessThan(0.05);
  });

  it('is the emission itself where nothing is amplified', () => {
    const { band } = integrateBand(seriesOf(0));
    expect(band.rule).toBe('emission-peak');
    // Full width at half maximum of the Gaussian: 641 +- 16 sqrt(ln 2) nm.
    expect(band.fromNm).toBeCloseTo(641 - 16 * Math.sqrt(Math.LN2), -0.4);
    expect(band.toNm).toBeCloseTo(641 + 16 * Math.sqrt(Math.LN2), -0.4);
  });

  it('integrates a given band by trapezoids', () => {
    const { band, scan } = integrateBand(
      { ...seriesOf(0), spectra: Array.from(lengthsUm, () => wavelengthNm.map((nm) => nm)) },
      { fromNm: 610, toNm: 620 },
    );
    expect(band).toEqual({ fromNm: 610, toNm: 620, rule: 'given' });
    expect(scan.intensity[0]).toBeCloseTo(6150, 9);
  });

  it('refuses spectra against something else, and bands without channels', () => {
    expect(() => integrateBand(seriesOf(100, 'fluenceUjPerCm2'))).toThrow('not against stripe length');
    expect(() => integrateBand(seriesOf(100), { fromNm: 300, toNm: 310 })).toThrow('holds 0 channels');
  });
});
