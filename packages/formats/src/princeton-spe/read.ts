import type { FileContent, NamedBytes } from '../format.js';
import { spectraOfRegion, uncalibrated } from '../sensor-spectra.js';
import { decodePrincetonSpe } from './decode.js';

/** Reads a file as emission spectra: a series a region of interest, a step a frame. */
export function readPrincetonSpe({ bytes }: NamedBytes): FileContent {
  const decoded = decodePrincetonSpe(bytes);
  const notes = [...decoded.notes];
  if (decoded.regions.length > 1) notes.push(`${decoded.regions.length} regions: a series of spectra each.`);
  const measurements = decoded.regions.map(({ region, wavelengths }) => {
    if (wavelengths.kind === 'none') throw uncalibrated(region, wavelengths.why);
    return spectraOfRegion({
      region,
      wavelengthNm: wavelengths.nm,
      intensityUnit: 'counts',
      integrationTimeS: decoded.integrationTimeS,
      notes,
    });
  });
  return { measurements, notes };
}
