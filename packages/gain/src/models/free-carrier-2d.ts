import { InputError } from '@modalgain/numerics';
import { climb } from './climb.js';
import { groundStateInInversion, type GainModel } from './gain-model.js';

/** Hole over electron mass of CdSe, 0.9/0.18. */
const massRatioOfCdSe = 5;

/**
 * Free electrons and holes in a well, at the edge of one parabolic band each: f = f_e + f_h - 1, with the occupation
 * 1 - exp(-n/N_c) of a band whose sheet density of states holds N_c = m kT/(pi hbar^2). x is the sheet density over the
 * N_c of the electrons, so that f = 1 - exp(-x) - exp(-x/massRatio), massRatio = m_h/m_e.
 */
export function freeCarrier2d(massRatio = massRatioOfCdSe): GainModel {
  if (!(massRatio > 0 && Number.isFinite(massRatio))) {
    throw new InputError(
      `The mass ratio of the free-carrier model is ${massRatio}; it has to be a positive number, hole over electron mass.`,
    );
  }
  const inversion = (x: number) => 1 - Math.exp(-x) - Math.exp(-x / massRatio);
  const derivative = (x: number) => Math.exp(-x) + Math.exp(-x / massRatio) / massRatio;
  return {
    ...groundStateInInversion,
    name: 'free-carrier-2d',
    title: 'free-carrier',
    formula: `f(x) = 1 - exp(-x) - exp(-x/${massRatio})`,
    inversion,
    derivative,
    inverse: (target) => (target >= -1 && target < 1 ? climb(inversion, derivative, target) : undefined),
    transparency: climb(inversion, derivative, 0),
  };
}
