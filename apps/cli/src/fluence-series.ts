import type { ThresholdSeries } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';
import type { Verdict } from '@modalgain/numerics';
import type { fluenceOf, NormalisationResult } from '@modalgain/study';
import { filesOf } from './files-of.js';
import { readInputFile } from './input.js';
import { notesOnSpectra, readBackgrounds, readFullScale } from './spectra-options.js';

/** What `modalgain threshold` is told of its files, as text. */
export interface FluenceTexts {
  /** Where a file's name holds its fluence or the energy of a pulse, e.g. "{fluence}uJ". */
  readonly fluence?: string;
  /** Length and width of the pumped stripe, for the fluences of energies. */
  readonly pumpStripe?: string;
  readonly background?: string;
  readonly fullScale?: string;
}

/** Emission against fluence, read from one file or joined from several. */
export interface FluenceSeries {
  readonly series: ThresholdSeries;
  readonly intensityUnit: string;
  /** What was assumed in reading, each sentence once. */
  readonly notes: readonly string[];
  /** The following where files hold spectra. */
  readonly normalisation?: NormalisationResult;
  readonly verdicts?: readonly Verdict[];
}

/**
 * Reads a table of intensity against fluence, spectra against fluence in one file, or spectra of several files, each with its
 * fluence; a folder stands for all files in it.
 *
 * @throws InputError where files hold something else, a fluence is missing, or files cannot be joined
 */
export async function readFluenceSeries(
  given: readonly string[],
  texts: FluenceTexts,
): Promise<FluenceSeries> {
  const { readMeasurement } = await import('@modalgain/formats');
  const { InputError } = await import('@modalgain/numerics');
  const named = await filesOf(given);
  const files = named.filter((file) => file !== texts.background);
  const pump = await pumpOf(texts);
  const notes: string[] = [];
  const parts: SpectrumSeries[] = [];
  for (const file of files) {
    const input = await readInputFile(file);
    const { measurements, provenance } = await readMeasurement({
      ...input,
      as: ['fluence-scan', 'spectrum-series'],
    });
    notes.push(...provenance.notes);
    const [first] = measurements;
    if (first.kind === 'spectrum-series') parts.push(await againstFluence(first, file, pump));
    else if (files.length === 1)
      return { series: first, intensityUnit: first.intensityUnit, notes: [...new Set(notes)] };
    else
      throw new InputError(`found a table of intensities among ${files.length} files, expected spectra.`, {
        file,
      });
  }
  return fromSpectra(parts, texts, notes);
}

async function fromSpectra(
  parts: readonly SpectrumSeries[],
  { background, fullScale: text }: FluenceTexts,
  notes: readonly string[],
): Promise<FluenceSeries> {
  const { joinMeasured, normalisationOf, normalisationSentences, saturationVerdict, withoutSpectra } =
    await import('@modalgain/study');
  const fullScale = await readFullScale(text);
  const backgrounds = await readBackgrounds(background);
  const { series: all, saturated } = joinMeasured(parts, { backgrounds, fullScale });
  const series = withoutSpectra(all, saturated);
  const normalisation = normalisationOf(all, background === undefined ? [] : [background]);
  const verdict = saturationVerdict({ series: all, saturated, fullScale });
  return {
    series,
    intensityUnit: series.intensityUnit,
    normalisation,
    verdicts: verdict ? [verdict] : [],
    notes: [...notesOnSpectra(notes, series), ...normalisationSentences(normalisation)],
  };
}

type Pump = NonNullable<Parameters<typeof fluenceOf>[0]['pump']>;

async function pumpOf({ fluence, pumpStripe }: FluenceTexts): Promise<Pump> {
  const { quantityOfPattern } = await import('@modalgain/formats');
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const quantity = fluence === undefined ? 'fluence' : quantityOfPattern(fluence);
  if (quantity !== 'fluence' && quantity !== 'energy')
    throw new InputError(`found --fluence "${String(fluence)}", expected a pattern such as "{fluence}uJ".`);
  if (quantity === 'energy' && pumpStripe === undefined)
    throw new InputError(
      `found --fluence "${String(fluence)}", the energy of a pulse, without --pump-stripe, expected the stripe it falls on, e.g. "2 mm x 120 um".`,
    );
  const sides = pumpStripe?.split(/\s*[x×]\s*/) ?? [];
  if (pumpStripe !== undefined && sides.length !== 2)
    throw new InputError(`found --pump-stripe "${pumpStripe}", expected e.g. "2 mm x 120 um".`);
  const [length, width] = sides.map((side) => parseQuantity(side, 'stripeLengthUm'));
  return {
    profile: 'flat',
    ...(fluence !== undefined && { fluence }),
    ...(pumpStripe !== undefined && { stripe: [length, width] }),
  };
}

/** The fluences of spectra by their headers; that of a single spectrum by the pattern for its file's name. */
async function againstFluence(series: SpectrumSeries, file: string, pump: Pump): Promise<SpectrumSeries> {
  const { fluenceOf, fluenceOfPulse } = await import('@modalgain/study');
  const place = { file };
  const against = (values: readonly number[]): SpectrumSeries => ({
    ...series,
    variable: 'fluenceUjPerCm2',
    variableValues: Float64Array.from(values),
  });
  if (pump.fluence !== undefined && series.spectra.length === 1) {
    const fluence = fluenceOf({ pump, file, fromHeader: undefined, listed: undefined, place });
    if (fluence) return against([fluence.value]);
  }
  if (series.variable === 'fluenceUjPerCm2') return series;
  if (series.variable === 'pulseEnergyUj' && pump.stripe) {
    const fluences = [...series.variableValues].map((energyUj) => fluenceOfPulse(energyUj, pump, place));
    return against(fluences.flatMap((fluence) => fluence?.value ?? []));
  }
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found ${whatOf(series)}, expected ${remedyOf(series)}.`, place);
}

function whatOf({ variable, spectra }: SpectrumSeries): string {
  if (variable === 'stripeLengthUm') return 'spectra against stripe length';
  if (variable === 'pulseEnergyUj') return 'spectra against pulse energy';
  if (variable === 'positionUm') return 'spectra against position';
  return spectra.length === 1 ? 'a spectrum of unknown fluence' : 'spectra of unknown fluence';
}

function remedyOf({ variable, spectra }: SpectrumSeries): string {
  if (variable === 'stripeLengthUm') return 'spectra against fluence (gain against length: modalgain stripe)';
  if (variable === 'pulseEnergyUj')
    return 'the pumped stripe with --pump-stripe "2 mm x 120 um", or fluences such as "78.4 uJ/cm2"';
  if (spectra.length === 1)
    return 'it in the header ("78.4 uJ/cm2"), or in the file\'s name with --fluence "{fluence}uJ"';
  return 'each headed with its own, such as "78.4 uJ/cm2"';
}
