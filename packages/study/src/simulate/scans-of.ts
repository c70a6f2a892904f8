import type { ExperimentTruth } from './truth.js';

/** At which fluences and lengths the stripe of a film is scanned. */
export function scansOf(
  { films, instrument }: ExperimentTruth,
  name: string,
): { readonly fluencesUjPerCm2: readonly number[]; readonly stripeLengthsUm: readonly number[] } {
  return films[name].scans ?? instrument;
}
