import type { FilmLaw, LawErrors, PumpLaw } from '@modalgain/design';
import { filmGainAndLoss, type GlobalGainFit } from '@modalgain/gain';
import { roughnessSpectrum, type RoughnessSpectrum } from '@modalgain/optics';
import type { FilmResult } from '../results/index.js';
import { indexSource } from './error-sources.js';
import type { RoughSurface } from './film-surface.js';
import type { FilmForGain } from './gain-input.js';

/** A film whose gain and loss can be carried over to another one. */
export interface LawSource {
  readonly fit: GlobalGainFit;
  readonly film: FilmForGain;
  readonly result: FilmResult;
  readonly roughSurfaces: readonly RoughSurface[];
}

/** A relative error of F_s beyond this says that it is open. */
const mostRelativeError = 1;

/**
 * The gain law of a fitted film at a fluence, with its errors.
 *
 * @throws InputError below transparency
 */
export function filmLawOf(
  { fit, film, result, roughSurfaces }: LawSource,
  fluenceUjPerCm2: number,
): { readonly law: FilmLaw; readonly errors: LawErrors } {
  const { system } = fit.fitted;
  const { values, standardErrors } = fit.fitted.fit;
  const gain = filmGainAndLoss(fit, { film: film.name, fluenceUjPerCm2 });
  const inFit = system.films.find((each) => each.film === film.name);
  const saturation = inFit?.saturation ?? 0;
  const isDepthInFit = inFit?.data.pumpDepth !== undefined;
  const law: FilmLaw = {
    film: film.name,
    thicknessNm: film.thicknessNm.value,
    filmIndex: film.filmIndex.value,
    model: system.model,
    saturationFluenceUjPerCm2: 1 / values[saturation],
    referenceFluenceUjPerCm2: fluenceUjPerCm2,
    filmGainPerCm: gain.filmGainPerCm,
    lossPerCm: gain.lossPerCm,
    absorptionPerCm: absorptionOf(result),
    roughness: roughnessOf(roughSurfaces),
    pump: isDepthInFit ? pumpOf(film) : undefined,
  };
  const errors: LawErrors = {
    covariancePerCm2: gain.covariancePerCm2,
    sources: gain.sources,
    indexSource: indexSource(film.name),
    indexError: film.filmIndex.standardError,
    // The fit knows 1/F_s.
    saturationRelativeError: Math.min(standardErrors[saturation] / values[saturation], mostRelativeError),
  };
  return { law, errors };
}

/** 4 pi k/lambda of the film where its k is known to be above 0; else nobody can tell it from the rest of the loss. */
function absorptionOf({ waveguide }: FilmResult): number {
  if (waveguide?.mode.kind !== 'guided') return 0;
  const { absorptionLossPerCm: loss, confinementModal } = waveguide.mode;
  return loss && loss.interval95[0] > 0 ? loss.value / confinementModal.value : 0;
}

/** By height and correlation length: how the scattering follows the mode is what counts, the loss itself is that of the fit. */
function roughnessOf(surfaces: readonly RoughSurface[]): RoughnessSpectrum | undefined {
  const surface = surfaces.at(0);
  if (!surface || !(surface.sqNm.value > 0) || !(surface.correlationLengthNm.value > 0)) return undefined;
  return roughnessSpectrum({
    kind: 'isotropic',
    autocorrelation: surface.autocorrelation ?? 'exponential',
    sqNm: surface.sqNm.value,
    correlationLengthNm: surface.correlationLengthNm.value,
  });
}

function pumpOf({ pump }: FilmForGain): PumpLaw | undefined {
  if (!pump) return undefined;
  const { wavelengthNm } = pump.result;
  return { wavelengthNm, filmIndexAt: pump.indexAt };
}
