import { InputError } from '@modalgain/numerics';
import { climb } from './climb.js';
import { groundStateInInversion, type GainModel } from './gain-model.js';

/**
 * Excitons spread over the particles by chance: N of them with Poisson probability P_N(x), x the mean number per
 * particle, in a level that holds `degeneracy` M of them; a particle with N contributes 2 min(N, M)/M - 1.
 * Summed: f = 1 - (2/M) sum_{N < M} (M - N) P_N(x); for M = 2 this is 1 - (2 + x) exp(-x).
 */
export function poisson(degeneracy: number): GainModel {
  if (!Number.isInteger(degeneracy) || degeneracy < 1 || degeneracy > 100) {
    throw new InputError(
      `The degeneracy of the Poisson model is ${degeneracy}; it has to be a whole number from 1 to 100.`,
    );
  }
  const inversion = (x: number) => 1 - (2 / degeneracy) * vacancies(x, degeneracy).emptyStates;
  const derivative = (x: number) => (2 / degeneracy) * vacancies(x, degeneracy).notFull;
  const inverse = (target: number) =>
    target >= -1 && target < 1 ? climb(inversion, derivative, target) : undefined;
  return {
    ...groundStateInInversion,
    name: 'poisson',
    title: `Poisson, ${degeneracy}-fold level`,
    formula: `f(x) = sum_N P_N(x) [2 min(N, ${degeneracy})/${degeneracy} - 1]`,
    inversion,
    derivative,
    inverse,
    transparency: climb(inversion, derivative, 0),
  };
}

/** The mean number of empty states, sum_{N < M} (M - N) P_N, and the chance of having one, sum_{N < M} P_N. */
function vacancies(x: number, degeneracy: number): { emptyStates: number; notFull: number } {
  let probability = Math.exp(-x);
  let emptyStates = 0;
  let notFull = 0;
  for (let count = 0; count < degeneracy; count++) {
    emptyStates += (degeneracy - count) * probability;
    notFull += probability;
    probability *= x / (count + 1);
  }
  return { emptyStates, notFull };
}
