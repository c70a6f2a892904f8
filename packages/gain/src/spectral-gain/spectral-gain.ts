import type { SpectrumSeries } from '@modalgain/measurements';
import { averageEstimates, sortVerdicts, type Estimate, type Verdict } from '@modalgain/numerics';
import { studentEstimate } from '../stripe/estimates.js';
import { fitStripe } from '../stripe/fit-stripe.js';
import { lasingSpikes, type LasingSpike } from '../stripe/faults/spikes/lasing-spikes.js';
import { integrateBand, type SpectralBand } from '../stripe/spectral-band.js';
import type { StripeFit, StripeFitOptions } from '../stripe/stripe-fit.js';
import { withHomogeneousOnly } from '../stripe/weigh-models.js';
import { fitModelSpectrum, type ModelSpectrum } from './model-spectrum.js';
import { gainPeak, type GainPeak } from './peak.js';
import { compareSource, type PhotoluminescenceSpectrum, type SourceComparison } from './source-comparison.js';
import { spectralVerdicts } from './spectral-verdicts.js';

export interface SpectralGainOptions {
  /** Where the amplified band lies; default: found from the spectra. */
  readonly band?: { readonly fromNm: number; readonly toNm: number };
  /** Of the fit to the integrated band; intensities in its unit. */
  readonly stripe?: StripeFitOptions;
  /** Noise of one channel, in its unit; default: from the scatter. */
  readonly readNoise?: number;
  readonly photonIntensity?: number;
  readonly photoluminescence?: PhotoluminescenceSpectrum;
  /** The spectra with all channels, where those to be fitted have fewer: laser lines are narrow. Default: the fitted ones. */
  readonly recorded?: SpectrumSeries;
}

/** Net gain and source of one channel. */
export interface SpectralGainPoint {
  readonly wavelengthNm: number;
  readonly netGainPerCm: Estimate;
  /** Spontaneous emission into the guided light, intensity per cm. */
  readonly sourcePerCm: Estimate;
}

export interface SpectralGain {
  readonly outcome: StripeFit['outcome'];
  /** Absent where no peak is found or it is not determined. */
  readonly peak: GainPeak | undefined;
  readonly points: readonly SpectralGainPoint[];
  /** The band and its fit as one: where the band is wide, its gain lies below the peak's. */
  readonly band: SpectralBand;
  readonly bandFit: StripeFit;
  readonly source: SourceComparison | undefined;
  /** Narrow peaks on the band of any spectrum, as feedback makes them. */
  readonly spikes: readonly LasingSpike[];
  readonly verdicts: readonly Verdict[];
}

/** Models of less weight change nothing. */
const smallestWeight = 0.01;

/** A peak gain is determined where half its 95 % interval is at most this share of it, as for a stripe scan. */
const largestRelativeHalfWidth = 0.5;

/**
 * The net gain at every wavelength from spectra against stripe length. The integrated band is fitted first (`fitStripe`); the
 * total intensity that it finds along each stripe saturates all wavelengths alike: dI/dz = A + g(lambda) I/(1 + u S(z)). With S
 * known, each channel is a fit linear in A with one parameter g. Both models of the band enter with their Akaike weights;
 * the errors of saturation and stripe zero are shared by all channels.
 *
 * @throws InputError where the spectra are not against stripe length, or lengths are no usable numbers
 */
export function fitSpectralGain(series: SpectrumSeries, options: SpectralGainOptions = {}): SpectralGain {
  const { band, scan } = integrateBand(series, options.band);
  const bandFit = fitStripe(scan, options.stripe);
  const noise = {
    photonIntensity: options.photonIntensity ?? 0,
    ...(options.readNoise !== undefined && { readVariance: options.readNoise ** 2 }),
  };
  const models = withHomogeneousOnly(bandFit.models)
    .filter(({ weight }) => weight >= smallestWeight)
    .map((model) => fitModelSpectrum({ series, model, noise }));
  const points =
    models.length === 0 ? [] : Array.from(series.wavelengthNm, (_, j) => pointOf(series, models, j));
  const peak = averagedPeak(
    models,
    models.map((model) => gainPeak(series.wavelengthNm, model, band)),
  );
  const outcome = outcomeOf(bandFit, peak);
  const spikes = lasingSpikes(options.recorded ?? series);
  const source =
    options.photoluminescence && points.length > 0
      ? compareSource(
          points.map(({ wavelengthNm, sourcePerCm }) => ({ wavelengthNm, source: sourcePerCm })),
          options.photoluminescence,
        )
      : undefined;
  return {
    outcome,
    peak: outcome === 'determined' ? peak : undefined,
    points,
    band,
    bandFit,
    source,
    spikes,
    verdicts: sortVerdicts(
      spectralVerdicts({
        outcome,
        peak,
        bandFit,
        source,
        band,
        spikes,
        spectrumCount: series.spectra.length,
      }),
    ),
  };
}

/** The band as a whole may bend where its channels do not (it narrows), so that the peak is judged by itself. */
function outcomeOf({ outcome }: StripeFit, peak: GainPeak | undefined): StripeFit['outcome'] {
  if (outcome === 'no-gain') return outcome;
  if (peak === undefined) return 'not-determined';
  const { value, interval95 } = peak.netGainPerCm;
  return (interval95[1] - interval95[0]) / 2 <= largestRelativeHalfWidth * value
    ? 'determined'
    : 'not-determined';
}

function pointOf(series: SpectrumSeries, models: readonly ModelSpectrum[], j: number): SpectralGainPoint {
  const method = 'fit of the channel';
  const gains = models.map(({ channels, saturationShifts, zeroShifts }) => {
    const { netGainPerCm: value, gainError, degreesOfFreedom } = channels[j];
    const standardError = Math.hypot(gainError, saturationShifts[j], zeroShifts[j]);
    return channelEstimate({ value, standardError, degreesOfFreedom, method });
  });
  const sources = models.map(({ channels }) => {
    const { sourcePerCm: value, sourceError: standardError, degreesOfFreedom } = channels[j];
    return channelEstimate({ value, standardError, degreesOfFreedom, method });
  });
  const weights = models.map(({ weight }) => weight);
  return {
    wavelengthNm: series.wavelengthNm[j],
    netGainPerCm: averageEstimates(gains, weights, method),
    sourcePerCm: averageEstimates(sources, weights, method),
  };
}

/** A channel without light is open, wherever its fit ran. */
function channelEstimate(input: Parameters<typeof studentEstimate>[0]): Estimate {
  if (Number.isFinite(input.value) && Number.isFinite(input.standardError)) return studentEstimate(input);
  return { value: 0, standardError: Infinity, interval95: [-Infinity, Infinity], method: input.method };
}

function averagedPeak(
  models: readonly ModelSpectrum[],
  peaks: readonly (GainPeak | undefined)[],
): GainPeak | undefined {
  const found = peaks.filter((peak) => peak !== undefined);
  if (found.length === 0) return undefined;
  const weights = models.filter((_, m) => peaks[m] !== undefined).map(({ weight }) => weight);
  const over = (quantity: keyof GainPeak): Estimate =>
    averageEstimates(
      found.map((peak) => peak[quantity]),
      weights,
      found[0][quantity].method,
    );
  return { wavelengthNm: over('wavelengthNm'), netGainPerCm: over('netGainPerCm') };
}
