import type { ThresholdSeries } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { InputPlace, Verdict } from '@modalgain/numerics';
import type { NormalisationResult } from '../results/index.js';
import type { ThresholdFiles } from '../schema/threshold.js';
import { joinMeasured, normalisationOf, saturationVerdict, withoutSpectra } from '../spectra/index.js';
import { backgroundsOf, filesBeside } from './background.js';
import type { StudyContext } from './context.js';
import { fluencesOfFile } from './fluence.js';
import { listedFluences } from './listed-fluences.js';
import {
  exclusionVerdict,
  placesIn,
  thresholdExclusions,
  type ExcludedPoint,
  type PointInFile,
} from './threshold-exclusions.js';

/** A series of emission against fluence, and the files that it came from. */
export interface ReadThresholdSeries {
  readonly files: readonly string[];
  readonly series: ThresholdSeries;
  readonly intensityUnit: string;
  /** Null for a table of intensities. */
  readonly normalisation: NormalisationResult | null;
  /** By hand. */
  readonly excluded: readonly ExcludedPoint[];
  /** Where each point of the series stands in the files, in the order of the series. */
  readonly places: readonly PointInFile[];
  /** On spectra that were left out. */
  readonly verdicts: readonly Verdict[];
}

/**
 * Reads the threshold series of a film: a table, spectra in one file, or spectra of several files, each with its fluence.
 *
 * @throws InputError where files cannot be joined to one series
 */
export async function readThresholdSeries(
  context: StudyContext,
  name: string,
  threshold: ThresholdFiles,
): Promise<ReadThresholdSeries> {
  const path = ['films', name, 'threshold'];
  const backgrounds = await backgroundsOf(context, name, threshold, path);
  const named = await context.inputs.list(threshold.files, context.placeOf([...path, 'files']));
  const files = filesBeside(named, backgrounds);
  const listed = listedFluences({
    listed: threshold.fluence,
    files,
    areSteps: false,
    place: context.placeOf([...path, 'fluence']),
  });
  const exclusions = thresholdExclusions(context, name, threshold, files);
  const parts: SpectrumSeries[] = [];
  const left: ExcludedPoint[] = [];
  const places: PointInFile[] = [];
  for (const [position, file] of files.entries()) {
    context.signal?.throwIfAborted();
    const { measurements } = await context.inputs.read({
      file,
      as: ['spectrum-series', 'fluence-scan'],
      film: name,
    });
    const [first] = measurements;
    if (first.kind === 'fluence-scan') {
      if (files.length > 1) throw severalTables(file, files.length);
      const { kept, excluded } = exclusions.ofScan(file, first);
      const { intensityUnit } = kept;
      const verdicts = exclusionVerdict(excluded);
      const places = placesIn(file, first.fluenceUjPerCm2, excluded);
      return { files, series: kept, intensityUnit, normalisation: null, excluded, places, verdicts };
    }
    const series = againstFluence({ context, series: first, file, listed: listed[position] });
    const { kept, excluded } = exclusions.ofSpectra(file, series);
    left.push(...excluded);
    places.push(...placesIn(file, series.variableValues, excluded));
    if (kept.spectra.length > 0) parts.push(kept);
  }
  if (parts.length === 0) throw nothingLeft(context.placeOf([...path, 'exclude']));
  const { verdicts, saturated, ...series } = joined(parts, backgrounds, threshold.fullScale);
  return {
    files,
    ...series,
    excluded: left,
    places: places.filter((_, i) => !saturated.includes(i)),
    verdicts: [...exclusionVerdict(left), ...verdicts],
  };
}

/** Spectra of several files, background and those of a full detector off. */
function joined(
  parts: readonly SpectrumSeries[],
  backgrounds: readonly SpectrumSeries[],
  fullScale: number | undefined,
): Omit<ReadThresholdSeries, 'files' | 'excluded' | 'places'> & { readonly saturated: readonly number[] } {
  const { series: all, saturated } = joinMeasured(parts, { backgrounds, fullScale });
  const series = withoutSpectra(all, saturated);
  const verdict = saturationVerdict({ series: all, saturated, fullScale });
  return {
    series,
    saturated,
    intensityUnit: series.intensityUnit,
    normalisation: normalisationOf(
      all,
      backgrounds.map(({ provenance }) => provenance.file),
    ),
    verdicts: verdict ? [verdict] : [],
  };
}

const nothingLeft = (place: InputPlace): InputError =>
  new InputError('leaves no spectrum of the series; leave fewer out, or the threshold away.', place);

function severalTables(file: string, count: number): InputError {
  return new InputError(
    `holds intensity against fluence; of such tables a threshold takes one, not ${count} files.`,
    { file },
  );
}

/** The fluences of spectra: as their headers state them, else by the rules for stripe scans. */
function againstFluence(request: {
  readonly context: StudyContext;
  readonly series: SpectrumSeries;
  readonly file: string;
  readonly listed: Parameters<typeof fluencesOfFile>[0]['listed'];
}): SpectrumSeries {
  const { context, series, file, listed } = request;
  const { pump } = context.study;
  if (series.variable === 'fluenceUjPerCm2' && listed === undefined) return series;
  const ask = (more: { readonly energyUj?: number; readonly listed?: typeof listed }) =>
    fluencesOfFile({
      // The energy that a spectrum states goes before a pattern for file names.
      pump:
        more.energyUj === undefined
          ? pump
          : { profile: 'flat', ...pump, fluence: undefined, energy: { value: more.energyUj } },
      file,
      fromHeaders: [undefined],
      listed: more.listed,
      place: context.placeOf(['pump']),
    })[0]?.value;
  const isSingle = series.spectra.length === 1;
  const fluences =
    series.variable === 'pulseEnergyUj'
      ? Array.from(series.variableValues, (energyUj) => ask({ energyUj }))
      : isSingle
        ? [ask({ listed })]
        : [];
  const known = fluences.filter((fluence) => fluence !== undefined);
  if (known.length !== series.spectra.length) throw unknownFluences(series, file);
  return { ...series, variable: 'fluenceUjPerCm2', variableValues: Float64Array.from(known) };
}

function unknownFluences({ variable, spectra }: SpectrumSeries, file: string): InputError {
  const found = {
    stripeLengthUm: 'spectra against stripe length',
    positionUm: 'spectra against position',
    pulseEnergyUj: 'spectra against pulse energy, without a stripe for the fluence',
    fluenceUjPerCm2: 'spectra with fluences of their own beside a listed one',
    unknown: spectra.length === 1 ? 'a spectrum of unknown fluence' : 'spectra of unknown fluence',
  }[variable];
  return new InputError(
    `found ${found}; expected spectra headed with their fluence, such as "78.4 uJ/cm2", or one spectrum a file with its fluence in the name (pump: {fluence: "from file name {fluence}uJ"}) or listed.`,
    { file },
  );
}
