import type { SpectralBand, StripeBeam, StripeFitOptions } from '@modalgain/gain';
import type { SpectrumSeries, StripeScan } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';

/**
 * What a study knows of the scans of a film, for the fit of scans that hold one intensity a length; but full scale, which is
 * that of a channel where files hold spectra.
 *
 * @throws InputError for a slit without a pump wavelength
 */
export function stripeOptions(context: StudyContext, name: string, stripe: StripeFiles): StripeFitOptions {
  const { readNoise, darkError, countsPerPhoton, zeroError, unsaturableLoss, window } = stripe;
  const beam = beamOf(context, name, stripe);
  return {
    ...(readNoise !== undefined && { readNoise }),
    ...(darkError !== undefined && { darkError }),
    ...(countsPerPhoton !== undefined && { photonIntensity: countsPerPhoton }),
    ...(zeroError && { zeroErrorUm: zeroError.value }),
    ...(unsaturableLoss && {
      loss: {
        lossPerCm: unsaturableLoss.value,
        standardErrorPerCm: unsaturableLoss.standardError ?? 0,
      },
    }),
    ...(window && { window: { fromUm: window[0], toUm: window[1] } }),
    ...(beam && { beam }),
    ...(context.withoutCurves && { withoutCurve: true }),
  };
}

/** The stripe's own entries, and where these are missing those of the pump. */
function beamOf(
  { study, placeOf }: StudyContext,
  name: string,
  { beam }: StripeFiles,
): StripeBeam | undefined {
  const { pump, wavelengths } = study;
  const widthUm = beam?.width?.value ?? pump?.stripe?.[1].value;
  const pumpRadiusUm = pump?.stripe && pump.profile === 'gaussian' ? pump.stripe[0].value / 2 : undefined;
  const gaussianRadiusUm = beam?.gaussianRadius?.value ?? pumpRadiusUm;
  const slitDistance = beam?.slitDistance;
  if (slitDistance && !wavelengths.pump) {
    throw new InputError(
      'gives a slit, whose fringes need the pump wavelength; add wavelengths: {pump: ...}.',
      placeOf(['films', name, 'stripe', 'beam', 'slitDistance']),
    );
  }
  if (widthUm === undefined && gaussianRadiusUm === undefined && !slitDistance) return undefined;
  return {
    ...(widthUm !== undefined && { widthUm }),
    ...(gaussianRadiusUm !== undefined && { gaussianRadiusUm }),
    ...(slitDistance &&
      wavelengths.pump && {
        slit: { distanceMm: slitDistance.value / 1e3, pumpWavelengthNm: wavelengths.pump.value },
      }),
  };
}

/** Spectra whose band was integrated to a scan. */
export interface BandSource {
  readonly series: SpectrumSeries;
  readonly scan: StripeScan;
  readonly band: SpectralBand;
}

/**
 * The same for the integral over a band: what is known of a channel is carried over to it. Noise adds in squares, a wrong
 * dark level in proportion to the width.
 */
export function bandOptions(options: StripeFitOptions, { series, band }: BandSource): StripeFitOptions {
  const { readNoise, darkError, photonIntensity } = options;
  const { wavelengthNm } = series;
  const channelNm = (wavelengthNm[wavelengthNm.length - 1] - wavelengthNm[0]) / (wavelengthNm.length - 1);
  const widthNm = band.toNm - band.fromNm;
  return {
    ...options,
    ...(readNoise !== undefined && { readNoise: readNoise * Math.sqrt(widthNm * channelNm) }),
    ...(darkError !== undefined && { darkError: darkError * widthNm }),
    ...(photonIntensity !== undefined && { photonIntensity: photonIntensity * channelNm }),
  };
}
