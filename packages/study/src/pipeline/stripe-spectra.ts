import { fitSpectralGain, narrowingOpinion } from '@modalgain/gain';
import type { PhotoluminescenceSpectrum, SpectralGain, StripeFitOptions } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';
import type { Determination, Estimate } from '@modalgain/numerics';
import { InputError } from '@modalgain/numerics';
import type { SpectralGainResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { StudyContext } from './context.js';
import { coarseSpectra } from './spectral-channels.js';
import { bandOptions } from './stripe-options.js';
import type { BandSource } from './stripe-options.js';

/**
 * The photoluminescence of a film, if there is any.
 *
 * @throws InputError for a file with more than one spectrum
 */
export async function photoluminescenceOf(
  context: StudyContext,
  name: string,
  { photoluminescence }: FilmInput,
): Promise<PhotoluminescenceSpectrum | undefined> {
  if (!photoluminescence) return undefined;
  const place = context.placeOf(['films', name, 'photoluminescence', 'file']);
  const [file] = await context.inputs.list([photoluminescence.file], place);
  const { measurements } = await context.inputs.read({ file, as: 'spectrum-series', film: name });
  const [{ wavelengthNm, spectra }] = measurements;
  if (spectra.length !== 1) {
    throw new InputError(
      `${file} holds ${spectra.length} spectra; the photoluminescence is one, without gain.`,
      place,
    );
  }
  return { wavelengthNm, intensity: spectra[0] };
}

/** The net gain at every wavelength, from the spectra of a scan. */
export function spectralGainOf(request: {
  readonly film: string;
  readonly source: BandSource;
  /** Of a channel. */
  readonly options: StripeFitOptions;
  readonly photoluminescence: PhotoluminescenceSpectrum | undefined;
  readonly emissionWavelengthNm: number;
}): SpectralGainResult {
  const { film, source, options, photoluminescence, emissionWavelengthNm } = request;
  const { readNoise, photonIntensity } = options;
  const { series, perChannel } = coarseSpectra(source.series, source.band);
  const gain = fitSpectralGain(series, {
    band: source.band,
    recorded: source.series,
    stripe: bandOptions(options, source),
    ...(readNoise !== undefined && { readNoise: readNoise / Math.sqrt(perChannel) }),
    ...(photonIntensity !== undefined && { photonIntensity: photonIntensity / perChannel }),
    ...(photoluminescence && { photoluminescence }),
  });
  return {
    outcome: gain.outcome,
    netGainPerCm: bandOf(gain, 'netGainPerCm'),
    sourcePerCm: bandOf(gain, 'sourcePerCm'),
    atEmission: atWavelength(gain, emissionWavelengthNm),
    peak: peakOf(gain),
    source: sourceOf(gain),
    narrowing: narrowingOf(series, gain, photoluminescence),
    verdicts: gain.verdicts.map((verdict) => ({ ...verdict, film })),
  };
}

const isClosed = ({ interval95 }: Estimate): boolean => interval95.every((end) => Number.isFinite(end));

/** Channels that have a gain and a source; in the dark wings there is none. */
const lit = ({ points }: SpectralGain) =>
  points.filter(({ netGainPerCm, sourcePerCm }) => isClosed(netGainPerCm) && isClosed(sourcePerCm));

function bandOf(
  gain: SpectralGain,
  quantity: 'netGainPerCm' | 'sourcePerCm',
): SpectralGainResult['netGainPerCm'] {
  const points = lit(gain);
  const estimates = points.map((point) => point[quantity]);
  return {
    x: points.map(({ wavelengthNm }) => wavelengthNm),
    y: estimates.map(({ value }) => value),
    lower: estimates.map(({ interval95 }) => interval95[0]),
    upper: estimates.map(({ interval95 }) => interval95[1]),
  };
}

function narrowingOf(
  series: SpectrumSeries,
  gain: SpectralGain,
  photoluminescence: PhotoluminescenceSpectrum | undefined,
): SpectralGainResult['narrowing'] {
  const opinion = photoluminescence && narrowingOpinion({ series, gain, photoluminescence });
  return opinion ? { ...opinion, source: 'measured photoluminescence' } : null;
}

/** Channels so near to a wavelength share its gain to less than a percent. */
const nearNm = 1.5;

/**
 * The gain around a wavelength. Channels of one spectrum share the pump's noise, so that their mean is not surer than one
 * of them.
 */
function atWavelength(gain: SpectralGain, wavelengthNm: number): SpectralGainResult['atEmission'] {
  const near = lit(gain).filter((point) => Math.abs(point.wavelengthNm - wavelengthNm) <= nearNm);
  if (gain.outcome !== 'determined' || near.length === 0) return null;
  const weights = near.map(({ netGainPerCm }) => netGainPerCm.standardError ** -2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (estimate: Estimate) => number): number =>
    near.reduce((sum, { netGainPerCm }, i) => sum + (weights[i] / total) * of(netGainPerCm), 0);
  return {
    wavelengthNm,
    netGainPerCm: {
      value: mean(({ value }) => value),
      standardError: mean(({ standardError }) => standardError),
      interval95: [mean(({ interval95 }) => interval95[0]), mean(({ interval95 }) => interval95[1])],
      method: `gain spectrum at ${wavelengthNm} nm`,
    },
  };
}

function peakOf({ peak, verdicts }: SpectralGain): SpectralGainResult['peak'] {
  if (peak)
    return {
      netGainPerCm: { kind: 'determined', estimate: peak.netGainPerCm },
      wavelengthNm: peak.wavelengthNm,
    };
  const verdict = verdicts.find(({ next }) => next !== undefined);
  const open: Determination = {
    kind: 'not-determined',
    why: verdict?.detail ?? 'The spectra show no peak of the gain.',
    next: verdict?.next ?? 'Longer stripes, or a higher fluence.',
  };
  return { netGainPerCm: open, wavelengthNm: null };
}

function sourceOf(gain: SpectralGain): SpectralGainResult['source'] {
  if (!gain.source) return null;
  const { similarity, relativeDeviation, expectedDeviation, scaled } = gain.source;
  const used = new Set(lit(gain));
  return {
    similarity,
    relativeDeviation,
    expectedDeviation,
    photoluminescence: gain.points.flatMap((point, j) =>
      used.has(point) ? [Number.isFinite(scaled[j]) ? scaled[j] : null] : [],
    ),
  };
}
