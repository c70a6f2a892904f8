import { InputError } from '@modalgain/numerics';
import { exponential } from './exponential.js';
import { expressionModel } from './expression/expression-model.js';
import { freeCarrier2d } from './free-carrier-2d.js';
import { gainModelNames, type GainModel, type GainModelName } from './gain-model.js';
import { langmuir } from './langmuir.js';
import { linear } from './linear.js';
import { logarithmic } from './logarithmic.js';
import { poisson } from './poisson.js';
import { printed } from './printed.js';

/** Which model to use, as a study file or a command states it. */
export type GainModelChoice = NamedModelChoice | ExpressionChoice;

export interface NamedModelChoice {
  readonly name: GainModelName;
  /** For `poisson` only: how many excitons fill the level; 2 where it is left out. */
  readonly degeneracy?: number;
  /** For `free-carrier-2d` only: hole over electron mass; that of CdSe, 5, where it is left out. */
  readonly massRatio?: number;
}

/** A user's own f, e.g. {name: 'expression', text: 'x/(1 + x)'}. */
export interface ExpressionChoice {
  readonly name: 'expression';
  readonly text: string;
}

const makers: Record<GainModelName, (choice: NamedModelChoice) => GainModel> = {
  langmuir: () => langmuir,
  exponential: () => exponential,
  poisson: ({ degeneracy = 2 }) => poisson(degeneracy),
  'free-carrier-2d': ({ massRatio }) => freeCarrier2d(massRatio),
  logarithmic: () => logarithmic,
  linear: () => linear,
  printed: () => printed,
};

/** The model of a choice; throws InputError where an option does not belong to it or an expression cannot be read. */
export function gainModel(choice: GainModelChoice): GainModel {
  if (choice.name === 'expression') return expressionModel(choice.text);
  if (choice.degeneracy !== undefined && choice.name !== 'poisson') {
    throw new InputError(`The ${choice.name} model takes no degeneracy; only the poisson model does.`);
  }
  if (choice.massRatio !== undefined && choice.name !== 'free-carrier-2d') {
    throw new InputError(
      `The ${choice.name} model takes no mass ratio; only the free-carrier-2d model does.`,
    );
  }
  return makers[choice.name](choice);
}

/** Whether a text names a gain model. */
export function isGainModelName(text: string): text is GainModelName {
  return (gainModelNames as readonly string[]).includes(text);
}
