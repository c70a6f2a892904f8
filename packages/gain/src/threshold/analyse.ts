import { InputError, normalEstimate, type Determination, type Estimate } from '@modalgain/numerics';
import type { ThresholdDefinition } from '../global-fit/inputs.js';
import { entersGainFit } from '../global-fit/threshold-datum.js';
import type { DefinitionResult, SpectrumResult, ThresholdAnalysis, ThresholdOptions } from './analysis.js';
import { refuseLonelySide } from './checks/extent.js';
import type { Refusal } from './checks/refusal.js';
import type { CurveDefinition } from './definitions/curve-definition.js';
import { curveDefinitions } from './definitions/registry.js';
import { extrapolatedNetGain, gainModelThreshold, noGains } from './gain-thresholds.js';
import { readSeries, type ReadSeries } from './read-series.js';
import { refuseSeries, type SeriesRefusals } from './refuse-series.js';
import { defaultReplicates, withInterval } from './replicate.js';
import type { ThresholdSeries } from './series.js';
import { exampleSpectra } from './spectra/examples.js';
import { thresholdVerdicts } from './verdicts.js';

const umPerCm = 1e4;

/**
 * The threshold of amplified spontaneous emission by ten definitions side by side, each with its interval or with why it
 * has none; and peak, width and amplified share of each spectrum. The definitions differ by large factors on the same film:
 * a threshold without its definition is no number.
 *
 * A series that is too short, contains a step, or does not bend is refused as a whole: (a) to (h) are then not determined.
 *
 * @throws InputError where fluences are not above 0, spectra are not against fluence, or fewer than five fluences hold light
 */
export function analyseThreshold(series: ThresholdSeries, options: ThresholdOptions = {}): ThresholdAnalysis {
  const { seed = 1, stripeLengthUm } = options;
  if (stripeLengthUm !== undefined && !(stripeLengthUm > 0))
    throw new InputError(`A stripe of ${stripeLengthUm} um was stated; it has to be longer than 0.`);
  const read = readSeries(series, seed);
  const refusals = refuseSeries(read, seed);
  const definitions = [
    ...curveDefinitions.map((definition) =>
      resultOf(definition, determine({ definition, read, refusals, options })),
    ),
    ...fromGains(options),
  ];
  const light = read.curves['log-intensity'];
  return {
    definitions,
    spectra: spectrumResults(read),
    examples: read.spectral ? exampleSpectra(read.fluenceUjPerCm2, read.spectral) : [],
    band: bandOf(read),
    points: Array.from(light.fluenceUjPerCm2, (fluenceUjPerCm2, i) => ({
      fluenceUjPerCm2,
      intensity: Math.exp(light.values[i]),
      relativeError: light.sigmas[i],
    })),
    verdicts: thresholdVerdicts({ definitions, refusals, dark: read.dark, stripeLengthUm }),
  };
}

function resultOf(
  { name, title, says }: Pick<CurveDefinition, 'name' | 'title' | 'says'>,
  determination: Determination,
): DefinitionResult {
  return { name, title, says, determination, entersGainFit: entersGainFit(name) };
}

function determine(task: {
  readonly definition: CurveDefinition;
  readonly read: ReadSeries;
  readonly refusals: SeriesRefusals;
  readonly options: ThresholdOptions;
}): Determination {
  const { definition, read, refusals, options } = task;
  const { locate, observable } = definition;
  const curve = read.curves[observable];
  if (curve === undefined) return { kind: 'not-determined', ...read.missing };
  if (refusals.series) return refused(refusals.series);
  if (observable !== 'log-intensity' && refusals.spectra) return refused(refusals.spectra);
  const location = locate(curve);
  if (location.kind === 'nowhere') return { kind: 'not-determined', why: location.why, next: location.next };
  const lonely = refuseLonelySide(curve, location.fluenceUjPerCm2);
  if (lonely) return refused(lonely);
  const { seed = 1, replicates = defaultReplicates } = options;
  return withInterval({ curve, locate, location, seed, replicates });
}

function refused({ why, next }: Refusal): Determination {
  return { kind: 'not-determined', why, next };
}

const gainDefinitions: readonly { name: ThresholdDefinition; title: string; says: string }[] = [
  {
    name: 'unit-gain-length',
    title: 'g L = 1, gain model',
    says: 'The net gain of the fitted gain model times the stripe length is one.',
  },
  {
    name: 'extrapolated-net-gain',
    title: 'g = 0, extrapolated',
    says: 'A straight line through the net gains at the four lowest fluences is zero.',
  },
];

/** (i) and (j). */
function fromGains(options: ThresholdOptions): DefinitionResult[] {
  const [unit, extrapolated] = gainDefinitions;
  return [
    resultOf(unit, unitGain(options)),
    resultOf(extrapolated, extrapolatedNetGain(options.netGains ?? [])),
  ];
}

function unitGain(options: ThresholdOptions): Determination {
  const { netGains: points = [], model = { name: 'langmuir' }, stripeLengthUm } = options;
  if (points.length === 0) return noGains;
  if (stripeLengthUm !== undefined)
    return gainModelThreshold({ points, model, netGainPerCm: umPerCm / stripeLengthUm });
  return {
    kind: 'not-determined',
    why: 'No stripe length was stated, so unit gain over the stripe has no meaning.',
    next: 'State the stripe length.',
  };
}

function spectrumResults({ spectral, fluenceUjPerCm2 }: ReadSeries): SpectrumResult[] {
  if (spectral === undefined) return [];
  return spectral.features.map(({ reading, errors }, i) => {
    const estimate = (key: 'peakNm' | 'fwhmNm' | 'bandShare') =>
      normalEstimate(reading[key], errors[key], 'noise of the channels');
    return {
      fluenceUjPerCm2: fluenceUjPerCm2[i],
      peakNm: estimate('peakNm'),
      fwhmNm: estimate('fwhmNm'),
      aseShare: withinUnit(estimate('bandShare')),
    };
  });
}

/** A share keeps its interval between 0 and 1. */
function withinUnit({ interval95: [lower, upper], ...rest }: Estimate): Estimate {
  return { ...rest, interval95: [Math.max(0, lower), Math.min(1, upper)] };
}

function bandOf({ spectral }: ReadSeries): ThresholdAnalysis['band'] {
  if (spectral === undefined) return undefined;
  const { photoluminescence, band, photoluminescencePeakErrorNm, features } = spectral;
  const highest = features[features.length - 1];
  const shiftNm = highest.reading.peakNm - photoluminescence.peakNm;
  const error = Math.hypot(photoluminescencePeakErrorNm, highest.errors.peakNm);
  return {
    photoluminescence,
    amplified: band,
    redShiftNm: normalEstimate(shiftNm, error, 'noise of the channels'),
  };
}
