import { stripeLengthsOf } from '@modalgain/measurements';
import type { DistanceScan, SlitScale, SpectrumSeries, StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import type { StripeFiles } from '../schema/stripe.js';
import { againstStripeLength, scansOfSpectra } from '../spectra/index.js';
import type { LengthRule, ReadSpectra, ScanSpectra } from '../spectra/index.js';
import { backgroundsOf, filesBeside } from './background.js';
import type { StudyContext } from './context.js';
import { fluenceOfPulse, fluencesOfFile } from './fluence.js';
import { listedFluences } from './listed-fluences.js';

/** What the files of a stripe entry hold: scans of one intensity a length, and spectra. */
export interface ReadStripes {
  /** All files, the background's left out. */
  readonly files: readonly string[];
  readonly scans: readonly { readonly scan: StripeScan; readonly fluence: Estimate | undefined }[];
  readonly spectra: readonly ScanSpectra[];
  /** Files of the background that was subtracted from the spectra. */
  readonly background: readonly string[];
}

/**
 * Reads the stripe scans of a film: tables of intensity, spectra against stripe length, or spectra in files of their own,
 * whose lengths stand in names or headers.
 *
 * @throws InputError for files, fluences and lengths that do not fit together
 */
export async function readStripes(
  context: StudyContext,
  film: string,
  stripe: StripeFiles,
): Promise<ReadStripes> {
  const path = ['films', film, 'stripe'];
  const backgrounds = await backgroundsOf(context, film, stripe, path);
  const named = await context.inputs.list(stripe.files, context.placeOf([...path, 'files']));
  const files = filesBeside(named, backgrounds);
  const listed = listedFluences({
    listed: stripe.fluence,
    files,
    areSteps: stripe.stripeLength !== undefined,
    place: context.placeOf([...path, 'fluence']),
  });
  const rule = lengthRule(context, film, stripe);
  const scans: ReadStripes['scans'][number][] = [];
  const spectra: ReadSpectra[] = [];
  for (const [position, file] of files.entries()) {
    context.signal?.throwIfAborted();
    const { measurements } = await context.inputs.read({ file, as: kinds(rule), film });
    const fluences = fluencesOf({ context, file, measurements, listed: listed[position] });
    for (const [i, measurement] of measurements.entries()) {
      if (measurement.kind !== 'spectrum-series') {
        scans.push({ scan: asStripeScan(measurement, rule.slit), fluence: fluences[i] });
        continue;
      }
      spectra.push({ file, series: againstStripeLength(measurement, rule), fluence: fluences[i] });
    }
  }
  const background = backgrounds.map(({ provenance }) => provenance.file);
  const { fullScale } = stripe;
  return { files, scans, spectra: scansOfSpectra(spectra, { backgrounds, fullScale }), background };
}

/** Positions are a scan only where it is said what they are counted from. */
function kinds({ slit }: LengthRule) {
  const always = ['stripe-scan', 'spectrum-series'] as const;
  return slit ? ([...always, 'distance-scan'] as const) : always;
}

type StripeMeasurement = StripeScan | SpectrumSeries | DistanceScan;

function lengthRule(
  { placeOf }: StudyContext,
  film: string,
  { stripeLength, slit }: StripeFiles,
): LengthRule {
  return {
    pattern: stripeLength,
    slit: slit && { zeroUm: slit.zero.value, direction: slit.direction },
    place: placeOf(['films', film, 'stripe', 'stripeLength']),
    howToState: {
      pattern: 'stripeLength: "from file name {length}um"',
      slit: 'slit: {zero: 1.2 mm, direction: increasing}',
    },
  };
}

function asStripeScan(scan: StripeScan | DistanceScan, slit: SlitScale | undefined): StripeScan {
  if (scan.kind === 'stripe-scan' || slit === undefined) return scan as StripeScan;
  const { distanceUm, ...same } = scan;
  const stripeLengthUm = stripeLengthsOf(distanceUm, slit, scan.provenance.file);
  return { ...same, kind: 'stripe-scan', stripeLengthUm };
}

function fluencesOf(request: {
  readonly context: StudyContext;
  readonly file: string;
  readonly measurements: readonly StripeMeasurement[];
  readonly listed: Parameters<typeof fluencesOfFile>[0]['listed'];
}): (Estimate | undefined)[] {
  const { context, file, measurements, listed } = request;
  const { pump } = context.study;
  const place = context.placeOf(['pump']);
  const fluences = fluencesOfFile({ pump, file, fromHeaders: measurements.map(inHeader), listed, place });
  if (listed || pump?.fluence !== undefined) return fluences;
  return measurements.map((measurement, i) => {
    const energyUj = alone(measurement, 'pulseEnergyUj');
    return energyUj === undefined ? fluences[i] : fluenceOfPulse(energyUj, pump, place);
  });
}

const inHeader = (measurement: StripeMeasurement): number | undefined =>
  measurement.kind === 'stripe-scan' ? measurement.fluenceUjPerCm2 : alone(measurement, 'fluenceUjPerCm2');

/** What a file of one spectrum says of its pump. */
function alone(measurement: StripeMeasurement, variable: SpectrumSeries['variable']): number | undefined {
  if (measurement.kind !== 'spectrum-series' || measurement.spectra.length > 1) return undefined;
  return measurement.variable === variable ? measurement.variableValues[0] : undefined;
}
