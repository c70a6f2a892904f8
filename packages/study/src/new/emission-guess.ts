import type { RecognisedFile } from './recognise.js';

/**
 * The emission wavelength that a proposal takes: the peak of the strongest spectrum; series of amplified emission come
 * before single spectra. Undefined where there is none.
 */
export function emissionGuess(
  files: readonly RecognisedFile[],
): { readonly emissionNm: number; readonly file: string } | undefined {
  const strongest = files
    .flatMap(({ file, peak }) => (peak ? [{ file, ...peak }] : []))
    .sort((a, b) => Number(b.isSeries) - Number(a.isSeries) || b.intensity - a.intensity)
    .at(0);
  return strongest && { emissionNm: Math.round(strongest.wavelengthNm), file: strongest.file };
}
