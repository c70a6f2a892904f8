import type { FileContent, NamedBytes, ReadOptions } from '../format.js';
import { contentOfPixels, contentOfRegion } from '../sensor-content.js';
import { decodePrincetonSpe } from './decode.js';

/** Reads a file as emission spectra, a series a region of interest and a step a frame, or as pictures of the camera. */
export function readPrincetonSpe({ bytes }: NamedBytes, options: ReadOptions): FileContent {
  const decoded = decodePrincetonSpe(bytes);
  const notes = [...decoded.notes];
  if (decoded.regions.length > 1) notes.push(`${decoded.regions.length} regions: measurements of their own.`);
  const measurements = decoded.regions.flatMap(({ region, wavelengths }) => {
    if (wavelengths.kind === 'none')
      return contentOfPixels({ region, found: wavelengths.why, notes }, options);
    const { integrationTimeS } = decoded;
    const calibrated = { region, wavelengthNm: wavelengths.nm, intensityUnit: 'counts', integrationTimeS };
    return contentOfRegion({ ...calibrated, notes }, options);
  });
  return { measurements, notes };
}
