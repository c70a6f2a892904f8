import type { AbsorbanceSpectrum } from './absorbance.js';
import type { DispersionData } from './dispersion.js';
import type { DistanceScan } from './distance-scan.js';
import type { EllipsometryScan } from './ellipsometry-scan.js';
import type { FluenceScan } from './fluence-scan.js';
import type { HeightMap } from './height-map.js';
import type { Micrograph } from './micrograph.js';
import type { OpticalConstants } from './optical-constants.js';
import type { SpectrumSeries } from './spectrum-series.js';
import type { StripePair } from './stripe-pair.js';
import type { StripeScan } from './stripe-scan.js';

export * from './absorbance.js';
export * from './describe/index.js';
export * from './dispersion.js';
export * from './distance-scan.js';
export * from './ellipsometry-scan.js';
export * from './fluence-scan.js';
export * from './height-map.js';
export * from './join-normalisations.js';
export * from './join-spectra.js';
export * from './micrograph.js';
export * from './optical-constants.js';
export * from './positions-to-lengths.js';
export * from './provenance.js';
export * from './saturated-spectra.js';
export * from './spectrum-series.js';
export * from './stripe-pair.js';
export * from './stripe-scan.js';

/** Anything that a reader can return. */
export type Measurement =
  | StripeScan
  | SpectrumSeries
  | DistanceScan
  | StripePair
  | FluenceScan
  | HeightMap
  | Micrograph
  | OpticalConstants
  | DispersionData
  | AbsorbanceSpectrum
  | EllipsometryScan;
