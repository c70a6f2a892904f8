import type { ExcludedPoint, SpectralBand } from '@modalgain/gain';
import type { SpectrumSeries, StripeScan } from '@modalgain/measurements';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { LengthRule, NormalisationResult, ReadSpectra, ScanSpectra } from '@modalgain/study';
import { filesOf } from './files-of.js';
import { readInputFile } from './input.js';
import { refuseSeveralFluences } from './one-fluence.js';
import { notesOnSpectra, readBackgrounds, readFullScale, readSlit } from './spectra-options.js';

/** What `modalgain stripe` is told of files of spectra, as text. */
export interface SpectraTexts {
  /** Where the name of a file of one spectrum holds its length, or the position of the slit. */
  readonly length?: string;
  readonly fluence?: string;
  readonly slit?: string;
  readonly background?: string;
  readonly fullScale?: string;
  readonly band?: string;
}

/** One scan, read from a file or from several of one spectrum each. */
export interface FileScan {
  readonly files: readonly string[];
  readonly notes: readonly string[];
  readonly scan: StripeScan;
  /** What a point can have at most; of spectra a channel has it, and full ones are among `exclude`. */
  readonly fullScale?: number | undefined;
  /** The following where files hold spectra. */
  readonly band?: SpectralBand;
  readonly exclude?: readonly ExcludedPoint[];
  readonly normalisation?: NormalisationResult;
  readonly verdicts?: readonly Verdict[];
}

/**
 * Reads scans: tables of intensity, spectra against stripe length, or files of one spectrum each, of which those of one
 * folder and one fluence are a scan.
 *
 * @throws InputError for files that hold something else or do not fit together
 */
export async function readStripeScans(given: readonly string[], texts: SpectraTexts): Promise<FileScan[]> {
  const { readMeasurement } = await import('@modalgain/formats');
  const { againstStripeLength } = await import('@modalgain/study');
  const rule = await lengthRule(texts);
  const fullScale = await readFullScale(texts.fullScale);
  const named = await filesOf(given);
  const files = named.filter((file) => file !== texts.background);
  if (texts.length !== undefined && texts.fluence === undefined) await refuseSeveralFluences(files);
  const scans: FileScan[] = [];
  const spectra: ReadSpectra[] = [];
  for (const file of files) {
    const input = await readInputFile(file);
    const { measurements, provenance } = await readMeasurement({
      ...input,
      as: ['stripe-scan', 'spectrum-series'],
    });
    const [measurement] = measurements;
    if (measurement.kind === 'spectrum-series') {
      const fluence = await fluenceOf(measurement, file, texts.fluence);
      spectra.push({ file, series: againstStripeLength(measurement, rule), fluence });
    } else {
      if (texts.band !== undefined) await refuseBand(file);
      scans.push({ files: [file], notes: provenance.notes, scan: measurement, fullScale });
    }
  }
  return [...scans, ...(await scansFromSpectra(spectra, texts, fullScale))];
}

async function lengthRule({ length, slit }: SpectraTexts): Promise<LengthRule> {
  return {
    pattern: length,
    slit: slit === undefined ? undefined : await readSlit(slit),
    place: { field: '--length' },
    howToState: { pattern: '--length "{length}um"', slit: '--slit "1.2 mm, increasing"' },
  };
}

/** By the name of the file, else as a spectrum whose length stands in the name has it in its header. */
async function fluenceOf(
  { variable, variableValues, spectra }: SpectrumSeries,
  file: string,
  pattern: string | undefined,
): Promise<Estimate | undefined> {
  const { InputError, normalEstimate } = await import('@modalgain/numerics');
  const { quantityInName, quantityOfPattern } = await import('@modalgain/formats');
  if (pattern === undefined) {
    const isStated = variable === 'fluenceUjPerCm2' && spectra.length === 1;
    return isStated ? normalEstimate(variableValues[0], 0, 'given in the file') : undefined;
  }
  const place = { field: '--fluence' };
  if (quantityOfPattern(pattern) !== 'fluence')
    throw new InputError(`found the pattern "${pattern}", expected one such as "{fluence}uJ".`, place);
  return normalEstimate(quantityInName({ pattern, file, place }).value, 0, 'in the name of the file');
}

async function refuseBand(file: string): Promise<never> {
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(
    'found --band for a file of one intensity a length; a band needs spectra. Leave --band out.',
    { file },
  );
}

async function scansFromSpectra(
  spectra: readonly ReadSpectra[],
  { background, band }: SpectraTexts,
  fullScale: number | undefined,
): Promise<FileScan[]> {
  const { scansOfSpectra } = await import('@modalgain/study');
  const { parseRange } = await import('@modalgain/numerics');
  const backgrounds = await readBackgrounds(background);
  const given = band === undefined ? undefined : parseRange(band, 'lengthNm');
  const scans = scansOfSpectra(spectra, { backgrounds, fullScale });
  const notesOf = new Map(spectra.map(({ file, series }) => [file, series.provenance.notes]));
  const byFluence = scans.toSorted((a, b) => (a.fluence?.value ?? Infinity) - (b.fluence?.value ?? Infinity));
  return Promise.all(
    byFluence.map((scan) =>
      fileScan(scan, {
        fullScale,
        background: background === undefined ? [] : [background],
        band: given && { fromNm: given[0], toNm: given[1] },
        notes: scan.files.flatMap((file) => notesOf.get(file) ?? []),
      }),
    ),
  );
}

async function fileScan(
  scan: ScanSpectra,
  known: {
    readonly fullScale: number | undefined;
    readonly background: readonly string[];
    readonly band: { readonly fromNm: number; readonly toNm: number } | undefined;
    readonly notes: readonly string[];
  },
): Promise<FileScan> {
  const { integrateScan, normalisationOf, normalisationSentences, saturatedReason, saturationVerdict } =
    await import('@modalgain/study');
  const { files, series, saturated, fluence } = scan;
  const integrated = integrateScan(scan, known.band);
  const normalisation = normalisationOf(series, known.background);
  const verdict = saturationVerdict({ series, saturated, fullScale: known.fullScale });
  return {
    files,
    band: integrated.band,
    scan: { ...integrated.scan, ...(fluence && { fluenceUjPerCm2: fluence.value }) },
    exclude: saturated.map((index) => ({ index, reason: saturatedReason })),
    normalisation,
    verdicts: verdict ? [verdict] : [],
    notes: [...notesOnSpectra(known.notes, series), ...normalisationSentences(normalisation)],
  };
}
