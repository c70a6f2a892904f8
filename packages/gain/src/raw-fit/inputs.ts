import type { FilmGainData, GlobalFitInput } from '../global-fit/index.js';
import type { SeriesScan } from '../stripe/index.js';

/** A stripe-length scan at one fluence; it takes the place of a net gain. */
export interface FluenceScan extends SeriesScan {
  readonly fluenceUjPerCm2: number;
}

/** What is known of one film, with its scans in place of net gains. All scans of a film are on one intensity scale. */
export interface FilmScanData extends Omit<FilmGainData, 'points' | 'covariancePerCm2'> {
  readonly scans: readonly FluenceScan[];
}

export interface ScanFitInput extends Omit<GlobalFitInput, 'films'> {
  readonly films: readonly FilmScanData[];
}
