import type { Verdict } from '@modalgain/numerics';
import type { DistanceScan } from '../distance-scan.js';
import type { FluenceScan } from '../fluence-scan.js';
import type { StripePair } from '../stripe-pair.js';
import type { StripeScan } from '../stripe-scan.js';
import { axisOf, channelOf, extentOf, factIfStated } from './description.js';
import type { DescribedChannel, MeasurementDescription } from './description.js';
import { constantValues } from './warnings.js';

type Scan = StripeScan | DistanceScan | FluenceScan;

/** What a scan has beside its axis. */
function measuredAlong(
  axis: DescribedChannel,
  scan: Scan,
): Pick<MeasurementDescription, 'extent' | 'channels' | 'warnings'> {
  const { intensity, intensityError, intensityUnit: unit } = scan;
  const measured = channelOf({ name: 'intensity', unit, values: intensity });
  const error = intensityError && channelOf({ name: 'its standard deviation', unit, values: intensityError });
  return {
    extent: extentOf(axis.count, 'point', axis),
    channels: [axis, measured, ...(error ? [error] : [])],
    warnings: [...constantValues(measured), ...negative(intensity), ...repeated(axis)],
  };
}

/** Intensity against the length of the pumped stripe. */
export function describeStripeScan(scan: StripeScan): MeasurementDescription {
  const axis = axisOf({ name: 'stripe length', unit: 'µm', values: scan.stripeLengthUm });
  return {
    kind: 'stripe-scan',
    title: 'Intensity against stripe length',
    ...measuredAlong(axis, scan),
    facts: factIfStated('fluence', scan.fluenceUjPerCm2, 'µJ/cm²'),
  };
}

/** Intensity against the distance of the pumped spot. */
export function describeDistanceScan(scan: DistanceScan): MeasurementDescription {
  const axis = axisOf({ name: 'distance from the edge', unit: 'µm', values: scan.distanceUm });
  return {
    kind: 'distance-scan',
    title: 'Intensity against distance from the edge',
    ...measuredAlong(axis, scan),
    facts: [],
  };
}

/** Intensity against fluence, and the width of the emission where it is there. */
export function describeFluenceScan(scan: FluenceScan): MeasurementDescription {
  const axis = axisOf({ name: 'fluence', unit: 'µJ/cm²', values: scan.fluenceUjPerCm2 });
  const { channels, ...others } = measuredAlong(axis, scan);
  const width =
    scan.fwhmNm && channelOf({ name: 'full width at half maximum', unit: 'nm', values: scan.fwhmNm });
  return {
    kind: 'fluence-scan',
    title: 'Intensity against fluence',
    channels: [...channels, ...(width ? [width] : [])],
    facts: [],
    ...others,
  };
}

/** Repeated readings of two equal stripes. */
export function describeStripePair({ near, far, both }: StripePair): MeasurementDescription {
  const channels = [
    channelOf({ name: 'stripe at the edge', unit: '', values: near }),
    channelOf({ name: 'stripe behind it', unit: '', values: far }),
    channelOf({ name: 'both', unit: '', values: both }),
  ];
  const extent = `${near.length} readings of each`;
  return { kind: 'stripe-pair', title: 'Two equal stripes', extent, channels, facts: [], warnings: [] };
}

function negative(intensity: Float64Array): Verdict[] {
  const count = intensity.reduce((sum, value) => sum + (value < 0 ? 1 : 0), 0);
  if (count === 0) return [];
  return [
    {
      code: 'negative-intensities',
      severity: 'note',
      sentence: 'Some intensities are below zero.',
      detail: `${count} of ${intensity.length} points: a background was subtracted.`,
      evidence: { negative: count, points: intensity.length },
    },
  ];
}

function repeated({ name, step, unit, count }: DescribedChannel): Verdict[] {
  if (step?.[0] !== 0) return [];
  return [
    {
      code: 'axis-repeats',
      severity: 'note',
      sentence: 'Some points were measured more than once.',
      detail: `${name}: neighbours among the ${count} points share one value${unit && ` in ${unit}`}.`,
      evidence: { points: count },
    },
  ];
}
