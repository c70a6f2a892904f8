import { sortVerdicts } from '@modalgain/numerics';
import type { Measurement } from '../index.js';
import type { MeasurementDescription } from './description.js';
import { describeHeightMap, describeMicrograph } from './images.js';
import {
  describeAbsorbance,
  describeDispersion,
  describeEllipsometry,
  describeOpticalConstants,
} from './optical.js';
import {
  describeDistanceScan,
  describeFluenceScan,
  describeStripePair,
  describeStripeScan,
} from './scans.js';
import { describeSpectra } from './spectra.js';

export type { DescribedChannel, DescribedFact, MeasurementDescription } from './description.js';

/** Says what a measurement holds: its channels with units and ranges, what else the file states, and what may mislead. */
export function describeMeasurement(measurement: Measurement): MeasurementDescription {
  const description = descriptionOf(measurement);
  return { ...description, warnings: sortVerdicts(description.warnings) };
}

function descriptionOf(measurement: Measurement): MeasurementDescription {
  switch (measurement.kind) {
    case 'stripe-scan':
      return describeStripeScan(measurement);
    case 'spectrum-series':
      return describeSpectra(measurement);
    case 'distance-scan':
      return describeDistanceScan(measurement);
    case 'stripe-pair':
      return describeStripePair(measurement);
    case 'fluence-scan':
      return describeFluenceScan(measurement);
    case 'height-map':
      return describeHeightMap(measurement);
    case 'micrograph':
      return describeMicrograph(measurement);
    case 'optical-constants':
      return describeOpticalConstants(measurement);
    case 'dispersion':
      return describeDispersion(measurement);
    case 'absorbance':
      return describeAbsorbance(measurement);
    case 'ellipsometry':
      return describeEllipsometry(measurement);
  }
}
