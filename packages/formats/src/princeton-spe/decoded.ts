import type { SensorRegion } from '../sensor-spectra.js';

/** The wavelength of every column of a region, or why there are none. */
export type ColumnWavelengths =
  { readonly kind: 'stated'; readonly nm: Float64Array } | { readonly kind: 'none'; readonly why: string };

/** The pixels of a file of either version, without a meaning. */
export interface DecodedSpe {
  readonly regions: readonly { readonly region: SensorRegion; readonly wavelengths: ColumnWavelengths }[];
  readonly integrationTimeS: number | undefined;
  readonly notes: readonly string[];
}
