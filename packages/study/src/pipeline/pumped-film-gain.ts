import type { ConfinementAt, ConfinementShift } from '@modalgain/design';
import type { DepthProfile, GlobalGainFit } from '@modalgain/gain';
import type { FilmForGain } from './gain-input.js';

/** How the film gain of a film depends on its thickness, because the pump reaches less far into a thicker one. */
interface PumpedFilmGain {
  /** Over that of the measured film. */
  readonly relativeFilmGainAt: (thicknessNm: number) => number;
  /** The confinement that would change the modal gain as one standard deviation of F_s does. */
  readonly shiftOf: (confinementAt: ConfinementAt) => ConfinementShift;
}

/** A relative error of F_s beyond this says that it is open; the film gain moves no further with it. */
const mostRelativeError = 1;

/** Undefined where the gain fit did not average over the depth of the film. */
export function pumpedFilmGain(
  fit: GlobalGainFit,
  { name, pump, thicknessNm }: FilmForGain,
  fluenceUjPerCm2: number,
): PumpedFilmGain | undefined {
  const { system } = fit.fitted;
  const film = system.films.find((each) => each.film === name);
  if (!pump || film?.data.pumpDepth === undefined) return undefined;
  const inverse = fit.fitted.fit.values[film.saturation];
  const relativeError = Math.min(fit.fitted.fit.standardErrors[film.saturation] / inverse, mostRelativeError);
  const depthAt = remembered(pump.depthAt);
  const gainAt = (x: number): ((thicknessNm: number) => number) => {
    const inversionAt = (thickness: number): number =>
      averageAcross(depthAt(thickness), x, (at) => system.model.inversion(at));
    const ofMeasured = inversionAt(thicknessNm.value);
    return (thickness) => inversionAt(thickness) / ofMeasured;
  };
  const relativeFilmGainAt = gainAt(fluenceUjPerCm2 * inverse);
  const shifted = gainAt(fluenceUjPerCm2 * inverse * (1 + relativeError));
  return {
    relativeFilmGainAt,
    shiftOf: (confinementAt) => ({
      source: 'saturation fluence',
      confinementAt: (thickness) => {
        const confinement = confinementAt(thickness);
        return confinement && (confinement * shifted(thickness)) / relativeFilmGainAt(thickness);
      },
    }),
  };
}

/** The mean of f over the depth of a film whose pump is x times F_s from outside. */
export function averageAcross(
  { relativeFluence, weight }: DepthProfile,
  x: number,
  f: (x: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < weight.length; i++) sum += weight[i] * f(relativeFluence[i] * x);
  return sum;
}

/** So many thicknesses are kept; of those that are asked for once only, in many trials, not all. */
const mostRemembered = 4096;

/** A function of the thickness that is asked for the same ones many times. */
export function remembered<Value>(at: (thicknessNm: number) => Value): (thicknessNm: number) => Value {
  const known = new Map<number, Value>();
  return (thicknessNm) => {
    const found = known.get(thicknessNm);
    if (found !== undefined) return found;
    const value = at(thicknessNm);
    if (known.size < mostRemembered) known.set(thicknessNm, value);
    return value;
  };
}
