import { describe, expect, it } from 'vitest';
import { readText, sentenceOf } from './support.js';

describe('intensity against distance', () => {
  it('is read from headers with units, with the standard deviations behind the intensities', async () => {
    const { measurements } = await readText(
      'Distance (mm),Intensity (counts),Sigma\n0,100,2\n0.1,67,1.5\n0.2,44,1\n',
    );
    expect(measurements[0]).toMatchObject({ kind: 'distance-scan', intensityUnit: 'counts' });
    expect(measurements[0]).toHaveProperty('distanceUm', Float64Array.of(0, 100, 200));
    expect(measurements[0]).toHaveProperty('intensityError', Float64Array.of(2, 1.5, 1));
  });

  it('is read without a header where it is asked for, and says what it took', async () => {
    const { measurements, provenance } = await readText('0 100\n100 67\n200 44\n', 'distance-scan');
    expect(measurements[0].distanceUm).toEqual(Float64Array.of(0, 100, 200));
    expect(provenance.notes.join(' ')).toContain('taken as um');
  });

  it('keeps repeats and their order, and negative intensities, but refuses a negative distance', async () => {
    const { measurements } = await readText('Distance (um);Intensity\n100;7\n0;9\n100;-1\n', 'distance-scan');
    expect(measurements[0].distanceUm).toEqual(Float64Array.of(100, 0, 100));
    expect(measurements[0].intensity).toEqual(Float64Array.of(7, 9, -1));
    expect(await sentenceOf(readText('Distance (um);Intensity\n-1;7\n0;9\n'))).toContain('distance -1');
  });

  it('is not taken for a stripe scan, and the message says what it is', async () => {
    const text = 'Distance (um),Intensity\n0,9\n10,8\n';
    expect(await sentenceOf(readText(text, 'stripe-scan'))).toContain(
      'found distance-scan, expected stripe-scan',
    );
  });
});

describe('readings of two equal stripes', () => {
  it('are read by the names near, far, both or I1, I2, I12', async () => {
    for (const header of ['near,far,both', 'I1,I2,I12']) {
      const { measurements } = await readText(`${header}\n10,6,40\n11,6.2,41\n`, 'stripe-pair');
      expect(measurements[0]).toMatchObject({
        near: Float64Array.of(10, 11),
        far: Float64Array.of(6, 6.2),
        both: Float64Array.of(40, 41),
      });
    }
  });

  it('lack a column in so many words', async () => {
    expect(await sentenceOf(readText('near,far,sum\n10,6,40\n', 'stripe-pair'))).toContain('"both"');
  });
});

describe('intensity against fluence', () => {
  it('is divided by the integration time of each row, and the unit says so', async () => {
    const { measurements } = await readText(
      'Fluence (mJ/cm2),Intensity (counts),FWHM (nm),Integration time (ms)\n0.01,50,30,100\n0.1,100,9,10\n',
    );
    expect(measurements[0]).toMatchObject({ kind: 'fluence-scan', intensityUnit: 'counts/s' });
    const scan = measurements[0] as Extract<(typeof measurements)[0], { kind: 'fluence-scan' }>;
    expect(Array.from(scan.fluenceUjPerCm2)).toEqual([10, 100]);
    expect(Array.from(scan.intensity)).toEqual([500, 10000]);
    expect(Array.from(scan.fwhmNm ?? [])).toEqual([30, 9]);
  });

  it('refuses a fluence that is not above zero', async () => {
    expect(await sentenceOf(readText('Fluence (uJ/cm2),Intensity\n0,7\n1,9\n'))).toContain('fluence 0');
  });
});

describe('spectra of one integration time', () => {
  it('keep it, so that several files come to one scale', async () => {
    const { measurements } = await readText(
      'Integration time: 50 ms\nwavelength (nm),78.4 uJ/cm2\n600,1\n610,2\n620,1\n',
      'spectrum-series',
    );
    expect(measurements[0].integrationTimeS).toBeCloseTo(0.05, 12);
  });
});
