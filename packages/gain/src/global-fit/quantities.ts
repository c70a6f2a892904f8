import {
  addLoadings,
  modelNetGain,
  modelState,
  topState,
  writeNetGainGradient,
  type ModelState,
} from './net-gain.js';
import { gainBounds } from './bounds.js';
import type { DerivedQuantity, FittedSystem } from './quantity.js';
import { combineLoadings } from './sources.js';
import type { FilmSystem } from './system.js';

/** ln of the density in 1e15 cm-3: ln[gain rise/(range Gamma sigma_e)]. */
export function logDensity({ system }: FittedSystem, film: FilmSystem): DerivedQuantity {
  const topAt = (values: Float64Array) => topState({ system, film, values });
  const { lower, upper } = gainBounds(film);
  return {
    name: `ln density of ${film.film}`,
    value: (values) => Math.log(values[film.gainRise] / topAt(values).range) - film.logModalScale,
    writeGradient: (values, out) => {
      const { topSlope, range } = topAt(values);
      out.fill(0);
      out[film.gainRise] = 1 / values[film.gainRise];
      out[film.saturation] = -topSlope / range / values[film.saturation];
      addLoadings(film.fluenceLoadings, -topSlope / range, out);
    },
    replaced: film.gainRise,
    solve: (value, values) => Math.exp(value + film.logModalScale) * topAt(values).range,
    lower: Math.log(lower) - film.logModalScale,
    upper: Math.log(upper) - film.logModalScale,
    loadings: combineLoadings([
      { loadings: film.confinementLoadings, power: -1 },
      { loadings: system.crossSectionLoadings, power: -1 },
    ]),
  };
}

/** The loss in cm-1. */
export function loss(_: FittedSystem, film: FilmSystem): DerivedQuantity {
  return {
    name: `loss of ${film.film}`,
    value: (values) => values[film.loss],
    writeGradient: (_values, out) => {
      out.fill(0);
      out[film.loss] = 1;
    },
    replaced: film.loss,
    solve: (value) => value,
    lower: 0,
    loadings: [],
  };
}

/** ln of the saturation fluence in uJ/cm2. */
export function logSaturationFluence({ problem }: FittedSystem, film: FilmSystem): DerivedQuantity {
  const { lower = 0, upper = Infinity } = problem.parameters[film.saturation];
  return {
    name: `ln saturation fluence of ${film.film}`,
    value: (values) => -Math.log(values[film.saturation]),
    writeGradient: (values, out) => {
      out.fill(0);
      out[film.saturation] = -1 / values[film.saturation];
    },
    replaced: film.saturation,
    solve: (value) => Math.exp(-value),
    lower: -Math.log(upper),
    upper: -Math.log(lower),
    loadings: [],
  };
}

/** ln of filmGain = sigma_e n_t f(F/F_s) in cm-1 at one fluence above transparency; NaN below it. */
export function logFilmGain(
  { system }: FittedSystem,
  film: FilmSystem,
  fluenceUjPerCm2: number,
): DerivedQuantity {
  const stateAt = (values: Float64Array) => modelState({ system, film, fluenceUjPerCm2, values });
  const logConfinement = Math.log(film.data.confinementModal.value);
  const { lower, upper } = gainBounds(film);
  return {
    name: `ln film gain of ${film.film}`,
    value: (values) => Math.log(values[film.gainRise] * stateAt(values).share) - logConfinement,
    writeGradient: (values, out) => {
      const slope = shareSlope(stateAt(values));
      out.fill(0);
      out[film.gainRise] = 1 / values[film.gainRise];
      out[film.saturation] = slope / values[film.saturation];
      addLoadings(film.fluenceLoadings, slope, out);
    },
    replaced: film.gainRise,
    solve: (value, values) => Math.exp(value + logConfinement) / stateAt(values).share,
    lower: Math.log(lower) - logConfinement,
    upper: Math.log(upper) - logConfinement,
    loadings: combineLoadings([{ loadings: film.confinementLoadings, power: -1 }]),
  };
}

/** d ln(modal gain/gain rise) / d ln x, all fluences moved together. */
function shareSlope({ slope, topSlope, inversion, range }: ModelState): number {
  return slope / inversion - topSlope / range;
}

/** Net gain in cm-1 at one fluence; the gain rise gives way when it is held. */
export function netGain(
  { system }: FittedSystem,
  film: FilmSystem,
  fluenceUjPerCm2: number,
): DerivedQuantity {
  const at = (values: Float64Array) => ({ system, film, fluenceUjPerCm2, values });
  return {
    name: `net gain of ${film.film}`,
    value: (values) => modelNetGain(at(values)),
    writeGradient: (values, out) => writeNetGainGradient(at(values), modelState(at(values)), out),
    replaced: film.gainRise,
    solve: (value, values) => (value + values[film.loss]) / modelState(at(values)).share,
    loadings: [],
  };
}

/** Far below all data a transparency fluence is as good as zero. */
const leastOverLowestFluence = 1e-4;

/**
 * ln of the fluence in uJ/cm2 at which the net gain has a value: 0 at transparency, the threshold gain of a resonator where it
 * begins to lase. NaN where the model does not reach it at any fluence.
 */
export function logFluenceOfNetGain(
  { system }: FittedSystem,
  film: FilmSystem,
  netGainPerCm: number,
): DerivedQuantity {
  const at = (values: Float64Array, logFluence: number) => ({
    system,
    film,
    fluenceUjPerCm2: Math.exp(logFluence),
    values,
  });
  // f(x) at the top fluence gives the scale: f = (net gain + loss) range/gain rise.
  const value = (values: Float64Array) => {
    const { range } = topState({ system, film, values });
    const inversion = ((netGainPerCm + values[film.loss]) * range) / values[film.gainRise];
    const x = film.model.inverse(inversion) ?? NaN;
    const scale = film.fluenceLoadings.reduce(
      (sum, { index, coefficient }) => sum + coefficient * values[index],
      0,
    );
    return Math.log(x / values[film.saturation]) - scale;
  };
  const lowest = Math.min(...film.data.points.map((point) => point.fluenceUjPerCm2));
  return {
    name: `ln fluence of ${netGainPerCm} cm-1 of net gain of ${film.film}`,
    value,
    writeGradient: (values, out) => {
      const point = at(values, value(values));
      const state = modelState(point);
      writeNetGainGradient(point, state, out);
      // Along constant net gain: d ln F/d parameter = -(d netGain/d parameter)/(d netGain/d ln F).
      const slope = (values[film.gainRise] * state.slope) / state.range;
      for (let index = 0; index < out.length; index++) out[index] /= -slope;
    },
    replaced: film.gainRise,
    solve: (logFluence, values) =>
      (netGainPerCm + values[film.loss]) / modelState(at(values, logFluence)).share,
    lower: Math.log(lowest * leastOverLowestFluence),
    loadings: [],
  };
}
