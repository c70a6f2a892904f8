import { groundStateInInversion, type GainModel } from './gain-model.js';

/** Below this x the film absorbs fully. */
const darkBelow = Math.exp(-1);

/**
 * f = ln x, x = density over transparency density: the usual description of bulk gain over a decade of pump, not below
 * the full absorption f = -1 of a film without pump.
 */
export const logarithmic: GainModel = {
  ...groundStateInInversion,
  name: 'logarithmic',
  title: 'logarithmic',
  formula: 'f(x) = max(ln x, -1)',
  inversion: (x) => (x > darkBelow ? Math.log(x) : -1),
  derivative: (x) => (x > darkBelow ? 1 / x : 0),
  inverse: (inversion) => (inversion > -1 ? Math.exp(inversion) : undefined),
  transparency: 1,
  warning: 'ln x grows without end: nₜ stands for the gain per e-fold of fluence, not for all emitters.',
};
