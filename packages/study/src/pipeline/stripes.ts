import { fitStripe, fitStripeSeries } from '@modalgain/gain';
import type {
  PhotoluminescenceSpectrum,
  StripeFit,
  StripeFitOptions,
  StripeSeriesFit,
} from '@modalgain/gain';
import type { StripeResult } from '../results/index.js';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';
import { normalisationOf, saturationVerdict, withoutSpectra } from '../spectra/index.js';
import { scansOfFilm } from './scans-of-film.js';
import type { ScanOfFilm } from './scans-of-film.js';
import { bandOptions, stripeOptions } from './stripe-options.js';
import type { BandSource } from './stripe-options.js';
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
  const scans = await scansOfFilm(context, name, stripe);
  return scans.map((source) => ({ ...source, options: optionsOf(source, known, stripe) }));
}

/** What is known of the scans, in the unit of this one, and the points to leave out. */
function optionsOf(
  source: ScanOfFilm,
  known: StripeFitOptions,
  { fullScale }: StripeFiles,
): StripeFitOptions {
  const { exclude } = source;
  if (source.series) return { ...bandOptions(known, source), exclude };
  return { ...known, ...(fullScale !== undefined && { fullScale }), exclude };
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
  const { scan, files, fluence, options } = source;
  const common = {
    scan,
    files,
    fit,
    fluence,
    diagnostics: stripe.diagnostics ? diagnosticsOf(scan, options) : null,
  };
  if (!source.series) return stripeResult({ ...common, ...noSpectra });
  const saturation = saturationVerdict({ ...source, fullScale: stripe.fullScale });
  return stripeResult({
    ...common,
    band: { fromNm: source.band.fromNm, toNm: source.band.toNm },
    normalisation: normalisationOf(source.series, source.background),
    spectralGain: spectralGainOf({ film, ...withoutSaturated(source, known), ...more }),
    verdicts: saturation ? [saturation] : [],
  });
}

const noSpectra = { band: null, normalisation: null, spectralGain: null, verdicts: [] };

/** Cut spectra have no shape: they are not drawn into the gain spectrum, not even as excluded points. */
function withoutSaturated(scan: Extract<ScanToFit, BandSource>, known: StripeFitOptions) {
  const { series, saturated, exclude } = scan;
  const kept = exclude.filter(({ index }) => !saturated.includes(index));
  const indexAmongKept = (index: number): number => index - saturated.filter((i) => i < index).length;
  return {
    source: { ...scan, series: withoutSpectra(series, saturated) },
    options: {
      ...known,
      exclude: kept.map(({ index, reason }) => ({ index: indexAmongKept(index), reason })),
    },
  };
}
