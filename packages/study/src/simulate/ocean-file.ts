import { writeOceanText } from '@modalgain/formats';
import { syntheticRemark, utf8 } from './measured-text.js';

/** The integration time that the exposure of the truth's spectra stands for. */
export const usualTimeS = 0.1;

/** One spectrum as the spectrometer's program saves it, with a remark that it is made. */
export function oceanFile(spectrum: {
  readonly sample: string;
  /** Of the file, which its first line repeats. */
  readonly file: string;
  readonly wavelengthsNm: readonly number[];
  readonly counts: readonly number[];
  readonly integrationTimeS: number;
}): Uint8Array {
  const { sample, file, wavelengthsNm, counts, integrationTimeS } = spectrum;
  const text = writeOceanText({
    title: file.split('/').at(-1) ?? file,
    spectrometer: 'SIM0001',
    integrationTimeS,
    scansAveraged: 1,
    boxcarWidth: 0,
    remarks: { Synthetic: syntheticRemark, Sample: sample },
    wavelengthNm: wavelengthsNm,
    intensity: counts,
  });
  return utf8(text);
}
