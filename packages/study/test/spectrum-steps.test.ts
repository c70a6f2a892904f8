import { describe, expect, it } from 'vitest';
import { memorySource, writeOceanText } from '@modalgain/formats';
import { studyInputs } from '../src/pipeline/inputs.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const spectrum = (peak: number): Uint8Array =>
  utf8(
    writeOceanText({
      title: 'step',
      spectrometer: 'HR4D0000',
      integrationTimeS: 0.1,
      scansAveraged: 1,
      boxcarWidth: 0,
      wavelengthNm: [600, 601, 602],
      intensity: [1, peak, 2],
    }),
  );

describe('the inputs of a study', () => {
  it('read a list of spectra with its files, and keep account of each of them', async () => {
    const source = memorySource(
      new Map([
        ['spectra/SC1.csv', utf8('file,stripe_length_um\nSC1/a.txt,20\nSC1/b.txt,40\n')],
        ['spectra/SC1/a.txt', spectrum(10)],
        ['spectra/SC1/b.txt', spectrum(20)],
      ]),
    );
    const inputs = studyInputs(source);
    const { measurements } = await inputs.read({
      file: 'spectra/SC1.csv',
      as: ['stripe-scan', 'spectrum-series'],
      film: 'SC1',
    });
    expect(measurements[0]).toMatchObject({ kind: 'spectrum-series', variable: 'stripeLengthUm' });
    expect(inputs.records().map(({ file, format, films }) => [file, format, films])).toEqual([
      ['spectra/SC1.csv', 'spectrum-steps', ['SC1']],
      ['spectra/SC1/a.txt', 'ocean-text', ['SC1']],
      ['spectra/SC1/b.txt', 'ocean-text', ['SC1']],
    ]);
  });
});
