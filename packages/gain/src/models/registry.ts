import { InputError } from '@modalgain/numerics';
import { exponential } from './exponential.js';
import { gainModelNames, type GainModel, type GainModelName } from './gain-model.js';
import { langmuir } from './langmuir.js';
import { poisson } from './poisson.js';
import { printed } from './printed.js';

/** Which model to use, as a study file or a command states it. */
export interface GainModelChoice {
  readonly name: GainModelName;
  /** For `poisson` only: how many excitons fill the level; 2 where it is left out. */
  readonly degeneracy?: number;
}

const makers: Record<GainModelName, (choice: GainModelChoice) => GainModel> = {
  langmuir: () => langmuir,
  exponential: () => exponential,
  poisson: ({ degeneracy = 2 }) => poisson(degeneracy),
  printed: () => printed,
};

/** The model of a choice; throws InputError where `degeneracy` does not belong to it. */
export function gainModel(choice: GainModelChoice): GainModel {
  if (choice.degeneracy !== undefined && choice.name !== 'poisson') {
    throw new InputError(`The ${choice.name} model takes no degeneracy; only the poisson model does.`);
  }
  return makers[choice.name](choice);
}

/** Whether a text names a gain model. */
export function isGainModelName(text: string): text is GainModelName {
  return (gainModelNames as readonly string[]).includes(text);
}
