import { startsAtTransparency, type GainModel } from './gain-model.js';

/** f = 1 - exp(-x): a pulse shorter than the lifetime, every absorbed photon excites one emitter. */
export const exponential: GainModel = {
  ...startsAtTransparency,
  name: 'exponential',
  title: 'exponential',
  formula: 'f(x) = 1 - exp(-x)',
  inversion: (x) => -Math.expm1(-x),
  derivative: (x) => Math.exp(-x),
  inverse: (inversion) => (inversion >= 0 && inversion < 1 ? -Math.log1p(-inversion) : undefined),
};
