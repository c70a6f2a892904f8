import { InputError } from '@modalgain/numerics';
import { divideSpectra, joinSpectra, type SpectrumSeries } from '@modalgain/measurements';
import { describe, expect, it } from 'vitest';

const part = (fluence: number, counts: number, changes: Partial<SpectrumSeries> = {}): SpectrumSeries => ({
  kind: 'spectrum-series',
  provenance: { file: `${fluence}.txt`, byteLength: 0, sha256: '', format: 'made', notes: [] },
  wavelengthNm: Float64Array.of(600, 610),
  variable: 'fluenceUjPerCm2',
  variableValues: Float64Array.of(fluence),
  spectra: [Float64Array.of(counts, 2 * counts)],
  intensityUnit: 'counts',
  ...changes,
});

describe('spectra of several files', () => {
  it('come to light per second where their integration times differ', () => {
    const joined = joinSpectra([
      part(3, 50, { integrationTimeS: 0.5 }),
      part(9, 10, { integrationTimeS: 0.1 }),
    ]);
    expect(joined.variableValues).toEqual(Float64Array.of(3, 9));
    expect(joined.spectra).toEqual([Float64Array.of(100, 200), Float64Array.of(100, 200)]);
    expect(joined.intensityUnit).toBe('counts/s');
    expect(joined.integrationTimeS).toBeUndefined();
    expect(joined.normalisation).toEqual([{ by: 'integration-time', values: Float64Array.of(0.5, 0.1) }]);
  });

  it('stand as written where they are the same, or none is stated', () => {
    const same = joinSpectra([
      part(3, 50, { integrationTimeS: 0.5 }),
      part(9, 10, { integrationTimeS: 0.5 }),
    ]);
    expect(same).toMatchObject({ integrationTimeS: 0.5, intensityUnit: 'counts' });
    expect(joinSpectra([part(3, 50), part(9, 10)]).spectra[1]).toEqual(Float64Array.of(10, 20));
    expect(joinSpectra([part(3, 50), part(9, 10)]).normalisation).toBeUndefined();
  });

  it('keep what each was divided by already, and 1 for those that were not', () => {
    const filtered = divideSpectra(part(3, 50), 'filter-transmission', Float64Array.of(0.5));
    expect(filtered.spectra[0]).toEqual(Float64Array.of(100, 200));
    expect(joinSpectra([filtered, part(9, 10)]).normalisation).toEqual([
      { by: 'filter-transmission', values: Float64Array.of(0.5, 1) },
    ]);
  });

  it('are refused where only some state a time, or their channels differ', () => {
    const timed = part(3, 50, { integrationTimeS: 0.5 });
    expect(() => joinSpectra([timed, part(9, 10)])).toThrow(InputError);
    expect(() => joinSpectra([timed, part(9, 10)])).toThrow('states no integration time');
    const shifted = part(9, 10, { wavelengthNm: Float64Array.of(600, 611) });
    expect(() => joinSpectra([part(3, 50), shifted])).toThrow('other wavelengths than 3.txt');
  });
});
