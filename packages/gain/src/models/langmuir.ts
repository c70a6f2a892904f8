import { startsAtTransparency, type GainModel } from './gain-model.js';

/** f = x/(1 + x): the steady state of a pumped two-level emitter; the default. */
export const langmuir: GainModel = {
  ...startsAtTransparency,
  name: 'langmuir',
  title: 'Langmuir',
  formula: 'f(x) = x/(1 + x)',
  inversion: (x) => x / (1 + x),
  derivative: (x) => 1 / (1 + x) ** 2,
  inverse: (inversion) => (inversion >= 0 && inversion < 1 ? inversion / (1 - inversion) : undefined),
};
