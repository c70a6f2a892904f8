import { startsAtTransparency, type GainModel } from './gain-model.js';

/** f = x/(1 - x), Eq. 4 as printed in doi 10.1063/5.0266347; kept only to reproduce that print. */
export const printed: GainModel = {
  ...startsAtTransparency,
  name: 'printed',
  title: 'printed',
  formula: 'f(x) = x/(1 - x)',
  validBelow: 1,
  inversion: (x) => (x < 1 ? x / (1 - x) : NaN),
  derivative: (x) => (x < 1 ? 1 / (1 - x) ** 2 : NaN),
  inverse: (inversion) => (inversion >= 0 ? inversion / (1 + inversion) : undefined),
  warning: 'x/(1 − x) outgrows the fluence and diverges at Fₛ, where real gain saturates.',
};
