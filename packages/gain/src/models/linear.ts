import { groundStateInInversion, type GainModel } from './gain-model.js';

/** Where every emitter is inverted. */
const inverted = 2;

/**
 * f = x - 1 up to full inversion at x = 2, x = density over transparency density: a bulk film whose gain follows the
 * density in a straight line from full absorption to its cap.
 */
export const linear: GainModel = {
  ...groundStateInInversion,
  name: 'linear',
  title: 'linear',
  formula: 'f(x) = min(x - 1, 1)',
  inversion: (x) => Math.min(x - 1, 1),
  derivative: (x) => (x < inverted ? 1 : 0),
  inverse: (inversion) => (inversion >= -1 && inversion < 1 ? inversion + 1 : undefined),
  transparency: 1,
};
