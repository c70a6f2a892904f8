import { analyseThreshold } from '@modalgain/gain';
import type {
  MeasuredThreshold,
  NetGainPoint,
  ThresholdAnalysis,
  ThresholdDefinition,
} from '@modalgain/gain';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult, ThresholdSeriesResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { ThresholdFiles } from '../schema/threshold.js';
import type { StudyContext } from './context.js';
import { inFile } from './film-loss.js';
import { asEstimate } from './fluence.js';
import type { NetGainAtFluence } from './net-gain.js';
import { readThresholdSeries } from './threshold-series.js';
import type { ReadThresholdSeries } from './threshold-series.js';

/** The threshold of a film, stated or found in a series. */
export interface FilmThreshold {
  readonly threshold: FilmResult['threshold'];
  readonly thresholdSeries: ThresholdSeriesResult | null;
  /** For the gain fit: with definition and stripe; the fit refuses definitions that say nothing of the gain. */
  readonly datum: MeasuredThreshold | undefined;
  readonly verdicts: Verdict[];
}

const none: FilmThreshold = { threshold: null, thresholdSeries: null, datum: undefined, verdicts: [] };

/**
 * The threshold of a film by one definition, which is the datum of the gain fit, and by all of them where there is a series.
 *
 * @throws InputError for a series that cannot be used
 */
export async function filmThreshold(request: {
  readonly context: StudyContext;
  readonly name: string;
  readonly threshold: FilmInput['threshold'];
  readonly netGain: readonly NetGainAtFluence[];
}): Promise<FilmThreshold> {
  const { context, name, threshold, netGain } = request;
  if (threshold === undefined) return none;
  if (!('files' in threshold)) return stated(threshold);
  const read = await readThresholdSeries(context, name, threshold);
  const analysis = inFile(read.files[0], () =>
    analyseThreshold(read.series, {
      netGains: pointsOf(netGain),
      seed: context.study.seed,
      ...(threshold.stripeLength && { stripeLengthUm: threshold.stripeLength.value }),
    }),
  );
  return found({ name, threshold, read, analysis });
}

type StatedThreshold = Exclude<NonNullable<FilmInput['threshold']>, ThresholdFiles>;

function stated({ fluence, definition, stripeLength }: StatedThreshold): FilmThreshold {
  return {
    ...none,
    threshold: { fluenceUjPerCm2: asEstimate(fluence), definition: definition ?? null },
    datum:
      definition && stripeLength
        ? {
            fluenceUjPerCm2: fluence.value,
            standardErrorUjPerCm2: fluence.standardError ?? 0,
            stripeLengthUm: stripeLength.value,
            definition,
          }
        : undefined,
  };
}

function pointsOf(netGain: readonly NetGainAtFluence[]): NetGainPoint[] {
  return netGain.flatMap(({ fluenceUjPerCm2, datum }) =>
    datum && Number.isFinite(datum.standardError)
      ? [{ fluenceUjPerCm2, netGainPerCm: datum.value, standardErrorPerCm: datum.standardError }]
      : [],
  );
}

interface Found {
  readonly name: string;
  readonly threshold: ThresholdFiles;
  readonly read: ReadThresholdSeries;
  readonly analysis: ThresholdAnalysis;
}

function found({ name, threshold, read, analysis }: Found): FilmThreshold {
  const chosen = chosenDefinition(threshold.definition, analysis);
  const verdicts = [...read.verdicts, ...analysis.verdicts].map((verdict) => ({ ...verdict, film: name }));
  const thresholdSeries = seriesResult(threshold, read, analysis, verdicts);
  const more = { thresholdSeries, verdicts };
  if (chosen?.determination.kind !== 'determined') return { ...none, ...more };
  const { estimate } = chosen.determination;
  const stripeLengthUm = threshold.stripeLength?.value;
  const isIndependent = !readOffGains.includes(chosen.name);
  const isDatum = stripeLengthUm !== undefined && isIndependent;
  return {
    ...more,
    threshold: { fluenceUjPerCm2: estimate, definition: chosen.name },
    datum: isDatum
      ? {
          fluenceUjPerCm2: estimate.value,
          standardErrorUjPerCm2: estimate.standardError,
          stripeLengthUm,
          definition: chosen.name,
        }
      : undefined,
    verdicts: [
      ...verdicts.map((verdict) => (isDatum ? asDatum(verdict, chosen) : verdict)),
      ...(isIndependent ? [] : [notIndependent(name, chosen.title)]),
    ],
  };
}

/** Definitions that follow the gain over the stripe, the surer one first; (i) is no third: see `readOffGains`. */
const defaults: readonly ThresholdDefinition[] = ['width-half-collapse', 'steepest-width'];

/** Read off the film's own net gains, which are in the gain fit already: as a datum they would count twice. */
const readOffGains: readonly ThresholdDefinition[] = ['unit-gain-length', 'extrapolated-net-gain'];

function chosenDefinition(asked: ThresholdDefinition | undefined, { definitions }: ThresholdAnalysis) {
  const named = (wanted: ThresholdDefinition) => definitions.find(({ name }) => name === wanted);
  if (asked) return named(asked);
  return defaults.map(named).find((definition) => definition?.determination.kind === 'determined');
}

/** Which thresholds may be a datum, said of a study: it takes one of them. */
function asDatum(verdict: Verdict, { name, title }: ThresholdAnalysis['definitions'][number]): Verdict {
  if (verdict.code !== 'enters-gain-fit') return verdict;
  return {
    ...verdict,
    sentence: 'The gain fit takes one threshold.',
    detail: `It is that of the ${title}. ${verdict.detail}`,
    evidence: { ...verdict.evidence, taken: name },
  };
}

function notIndependent(film: string, title: string): Verdict {
  return {
    code: 'threshold-read-off-gains',
    severity: 'note',
    sentence: `The threshold of ${film} is not fitted.`,
    detail: `"${title}" is read off the same net gains that the fit takes; it would count them twice.`,
    evidence: {},
    next: 'Take the half collapse or the steepest fall of the width, which come from the spectra.',
    film,
  };
}

function seriesResult(
  { stripeLength }: ThresholdFiles,
  { files, intensityUnit, normalisation, excluded }: ReadThresholdSeries,
  { definitions, points, spectra, band, examples }: ThresholdAnalysis,
  verdicts: Verdict[],
): ThresholdSeriesResult {
  return {
    files: [...files],
    stripeLengthUm: stripeLength?.value ?? null,
    intensityUnit,
    definitions: definitions.map(({ name, title, says, determination, entersGainFit }) => ({
      name,
      title,
      says,
      thresholdUjPerCm2: determination,
      entersGainFit,
    })),
    normalisation,
    points: [...points],
    spectra: [...spectra],
    excluded: [...excluded],
    redShiftNm: band?.redShiftNm ?? null,
    examples: examples.map((example) => ({
      fluenceUjPerCm2: example.fluenceUjPerCm2,
      wavelengthNm: [...example.wavelengthNm],
      intensity: [...example.intensity],
      photoluminescence: [...example.photoluminescence],
      amplified: [...example.amplified],
    })),
    verdicts,
  };
}
