import type { SpectrumSeries } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';

/** Spectra of one file as written, with the fluence that is known of all of them. */
export interface ReadSpectra {
  readonly file: string;
  readonly series: SpectrumSeries;
  readonly fluence: Estimate | undefined;
}

/** What is known of the detector. */
export interface Detector {
  /** Spectra without emission; see `withoutBackground`. */
  readonly backgrounds: readonly SpectrumSeries[];
  /** What a channel gives at most, as written. */
  readonly fullScale: number | undefined;
}

/** Spectra of one scan. */
export interface ScanSpectra {
  /** Where each file holds one spectrum: in the order of the series; else one file. */
  readonly files: readonly string[];
  readonly series: SpectrumSeries;
  /** Indices of spectra in which the detector was full. */
  readonly saturated: readonly number[];
  readonly fluence: Estimate | undefined;
}
