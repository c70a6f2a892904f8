import { fitStripe, fitStripeSeries } from '@modalgain/gain';
import type {
  PhotoluminescenceSpectrum,
  StripeFit,
  StripeFitOptions,
  StripeSeriesFit,
} from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { StripeResult } from '../results/index.js';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';
import { fluencesOfFile } from './fluence.js';
import { readStripes } from './read-stripe.js';
import type { StripeSource } from './read-stripe.js';
import { bandOptions, stripeOptions } from './stripe-options.js';
import { diagnosticsOf, stripeResult } from './stripe-result.js';
import { photoluminescenceOf, spectralGainOf } from './stripe-spectra.js';

/** The scans of a film by increasing fluence, and how their net gains hang together. */
export interface FilmStripes {
  readonly stripes: StripeResult[];
  /** Correlation of the net gains through what the scans share, row-major, in the order of `stripes`. */
  readonly netGainCorrelation: Float64Array;
}

/**
 * All stripe-length scans of a film in one fit with a common saturation intensity, unless the study asks for each by
 * itself, or the scans speak against it.
 */
export async function stripesOf(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
): Promise<FilmStripes> {
  const known = stripeOptions(context, name, stripe);
  const scans = await scansToFit(context, name, stripe);
  const { fits, netGainCorrelation } = stripe.shareSaturation ? fitStripeSeries(scans) : fitEach(scans);
  const photoluminescence = await photoluminescenceOf(context, name, context.study.films[name]);
  const describe = (scan: ScanToFit, fit: StripeFit): StripeResult => {
    context.signal?.throwIfAborted();
    const emissionWavelengthNm = context.study.wavelengths.emission.value;
    return describeScan({ film: name, scan, fit, known, photoluminescence, emissionWavelengthNm, stripe });
  };
  return { stripes: scans.map((scan, i) => describe(scan, fits[i])), netGainCorrelation };
}

type ScanOfFilm = StripeSource & {
  readonly fluence: Estimate | undefined;
  readonly exclude: ReturnType<typeof exclusionsOf>;
};

/** A scan of a film with its fluence and what is known of it. */
export type ScanToFit = ScanOfFilm & { readonly options: StripeFitOptions };

/**
 * Reads the scans of a film, sorted by fluence; those without one come last.
 *
 * @throws InputError for files, fluences and exclusions that do not fit together
 */
export async function scansToFit(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
): Promise<ScanToFit[]> {
  const known = stripeOptions(context, name, stripe);
  const scans = await gatherScans(context, name, stripe);
  return scans.map((source) => ({ ...source, options: optionsOf(source, known) }));
}

/** What is known of the scans, in the unit of this one, and the points to leave out. */
function optionsOf(source: ScanOfFilm, known: StripeFitOptions): StripeFitOptions {
  const { exclude } = source;
  return { ...(source.series ? bandOptions(known, source) : known), exclude };
}

function fitEach(scans: readonly ScanToFit[]): Pick<StripeSeriesFit, 'fits' | 'netGainCorrelation'> {
  const size = scans.length;
  return {
    fits: scans.map(({ scan, options }) => fitStripe(scan, options)),
    netGainCorrelation: Float64Array.from({ length: size * size }, (_, cell) =>
      cell % (size + 1) === 0 ? 1 : 0,
    ),
  };
}

function describeScan(request: {
  readonly film: string;
  readonly scan: ScanToFit;
  readonly fit: StripeFit;
  /** Of a point, or of a channel where the scan holds spectra. */
  readonly known: StripeFitOptions;
  readonly photoluminescence: PhotoluminescenceSpectrum | undefined;
  readonly emissionWavelengthNm: number;
  readonly stripe: StripeFiles;
}): StripeResult {
  const { film, scan: source, fit, known, stripe, ...more } = request;
  const { scan, fluence, options, exclude } = source;
  return stripeResult({
    scan,
    fit,
    fluence,
    band: source.series ? { fromNm: source.band.fromNm, toNm: source.band.toNm } : null,
    spectralGain: source.series
      ? spectralGainOf({ film, source, options: { ...known, exclude }, ...more })
      : null,
    diagnostics: stripe.diagnostics ? diagnosticsOf(scan, options) : null,
  });
}

async function gatherScans(context: StudyContext, name: string, stripe: StripeFiles): Promise<ScanOfFilm[]> {
  const path = ['films', name, 'stripe'];
  const files = await context.inputs.list(stripe.files, context.placeOf([...path, 'files']));
  if (stripe.fluence && stripe.fluence.length !== files.length) {
    throw new InputError(
      `lists ${stripe.fluence.length} fluences for ${files.length} files (${files.join(', ')}); expected one a file.`,
      context.placeOf([...path, 'fluence']),
    );
  }
  refuseStrayExclusions(context, name, stripe, files);
  const sources: ScanOfFilm[] = [];
  for (const [position, file] of files.entries()) {
    context.signal?.throwIfAborted();
    const scans = await readStripes(context, name, file, stripe);
    refuseFullScaleOfSpectra(context, name, stripe, scans);
    const fluences = fluencesOfFile({
      pump: context.study.pump,
      file,
      fromHeaders: scans.map(({ scan }) => scan.fluenceUjPerCm2),
      listed: stripe.fluence?.at(position),
      place: context.placeOf(['pump']),
    });
    const exclude = exclusionsOf(stripe, file);
    for (const { scan } of scans) refuseMissingPoints(context, name, stripe, scan);
    sources.push(...scans.map((source, i) => ({ ...source, fluence: fluences[i], exclude })));
  }
  const order = ({ fluence }: ScanOfFilm): number => fluence?.value ?? Infinity;
  return sources.sort((a, b) => order(a) - order(b));
}

/** Points that the user leaves out; counted from 1 in the study file, from 0 in the fit. */
function exclusionsOf({ exclude = [] }: StripeFiles, file: string) {
  return exclude
    .filter((entry) => entry.file === file)
    .flatMap(({ points, reason }) => points.map((point) => ({ index: point - 1, reason })));
}

function refuseMissingPoints(
  context: StudyContext,
  name: string,
  { exclude = [] }: StripeFiles,
  scan: StripeScan,
): void {
  for (const [i, { file, points }] of exclude.entries()) {
    const beyond = points.find(
      (point) => file === scan.provenance.file && point > scan.stripeLengthUm.length,
    );
    if (beyond === undefined) continue;
    throw new InputError(
      `names point ${beyond} of ${file}, which has points 1 to ${scan.stripeLengthUm.length}.`,
      context.placeOf(['films', name, 'stripe', 'exclude', i, 'points']),
    );
  }
}

function refuseStrayExclusions(
  context: StudyContext,
  name: string,
  stripe: StripeFiles,
  files: readonly string[],
): void {
  const stray = (stripe.exclude ?? []).findIndex(({ file }) => !files.includes(file));
  if (stray < 0) return;
  throw new InputError(
    `names a file that is not among the scans of ${name}: ${files.join(', ')}.`,
    context.placeOf(['films', name, 'stripe', 'exclude', stray, 'file']),
  );
}

/** A point of a scan that was integrated from spectra says nothing of the channel that was fullest. */
function refuseFullScaleOfSpectra(
  context: StudyContext,
  name: string,
  { fullScale }: StripeFiles,
  scans: readonly StripeSource[],
): void {
  const spectra = scans.find(({ series }) => series !== undefined);
  if (fullScale === undefined || !spectra) return;
  throw new InputError(
    `is for scans of one intensity a length; ${spectra.scan.provenance.file} holds spectra. Leave it out there.`,
    context.placeOf(['films', name, 'stripe', 'fullScale']),
  );
}
