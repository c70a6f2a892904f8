import { propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { FilmGainResult, PumpResult } from '../results/index.js';
import type { StudyGainFit } from './gain-fit.js';

const joulePerUj = 1e-6;
/** h c in J nm. */
const planckTimesLight = 6.62607015e-34 * 299792458e9;
const nmPerCm = 1e7;

/** The models whose x is the number of excitations an emitter would have without saturation: F_s = h nu/sigma_abs. */
const perEmitterModels: readonly string[] = ['langmuir', 'exponential', 'poisson'];

/** What the gain fit makes of a film's pump: whether its depth is in it, and what F_s the absorption stands for. */
export function pumpInGain({
  pump,
  film,
  gain,
  gainFit,
}: {
  readonly pump: PumpResult;
  readonly film: string;
  readonly gain: FilmGainResult | null;
  readonly gainFit: StudyGainFit;
}): PumpResult {
  const { input, fit } = gainFit;
  const inGainFit = input.films.find((data) => data.film === film)?.pumpDepth !== undefined;
  const density = gain?.densityPerCm3.kind === 'determined' ? gain.densityPerCm3.estimate : undefined;
  return {
    ...pump,
    inGainFit,
    saturationFluenceUjPerCm2:
      density && perEmitterModels.includes(fit.model.name) ? saturationFluenceOf(pump, density) : null,
  };
}

/** F_s = h nu n_t/(4 pi k/lambda) in uJ/cm2: the fluence at which a film without saturation absorbs a photon per emitter. */
function saturationFluenceOf(
  { wavelengthNm, extinction }: PumpResult,
  densityPerCm3: Estimate,
): Estimate | null {
  if (!(extinction.interval95[0] > 0)) return null;
  const photonUj = planckTimesLight / wavelengthNm / joulePerUj;
  return propagate(
    [densityPerCm3, extinction],
    ([density = NaN, k = NaN]) => (photonUj * density * wavelengthNm) / (4 * Math.PI * k * nmPerCm),
    'nₜ by the gain over k at the pump',
  );
}
