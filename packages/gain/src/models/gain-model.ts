/**
 * How the gain of a film follows the pump: filmGain = sigma_e n_t f(x), with x = fluence/saturationFluence.
 * `f` is the degree of inversion: 1 where every emitter is inverted, negative where the film still absorbs.
 */
export interface GainModel {
  readonly name: GainModelName | 'expression';
  /** For a person, with the number of states where there is one, e.g. "Poisson, 2-fold level". */
  readonly title: string;
  /** f(x) in the notation of a report. */
  readonly formula: string;
  /** f for x >= 0; NaN from `validBelow` on, so that a fit refuses the trial. `inversionAt` says it in words. */
  inversion(x: number): number;
  /** df/dx, NaN where `inversion` is. */
  derivative(x: number): number;
  /** The x at which f is `inversion`; undefined where the model never reaches that value. */
  inverse(inversion: number): number | undefined;
  /** The x at which f = 0. */
  readonly transparency: number;
  /** The model means nothing from this x on; Infinity for most. */
  readonly validBelow: number;
  /** What a loss that is fitted beside this model holds, one sentence: it differs between models. */
  readonly lossMeaning: string;
  /** Whether ground-state absorption hides in the fitted loss, because f(0) = 0. */
  readonly lossHoldsGroundState: boolean;
  /** Why one should not use the model, where that is so. */
  readonly warning?: string;
}

/** The models that need no more than their name; a user's own is the `expression` model. */
export const gainModelNames = [
  'langmuir',
  'exponential',
  'poisson',
  'free-carrier-2d',
  'logarithmic',
  'linear',
  'printed',
] as const;

export type GainModelName = (typeof gainModelNames)[number];

/** What f is at an x, or why the model has no value there. */
export type Inversion =
  | { readonly kind: 'value'; readonly inversion: number }
  | { readonly kind: 'outside-model'; readonly why: string };

/** f(x) of a model as a value with its refusal; x is fluence over saturation fluence. */
export function inversionAt(model: GainModel, x: number): Inversion {
  if (x < 0)
    return { kind: 'outside-model', why: `A relative fluence of ${x} is negative; it has to be 0 or more.` };
  if (x >= model.validBelow) {
    const why = `The ${model.title} model diverges at the saturation fluence: it has no value at ${x} times it.`;
    return { kind: 'outside-model', why };
  }
  return { kind: 'value', inversion: model.inversion(x) };
}

/** The fields that all models with f(0) = 0 share. */
export const startsAtTransparency = {
  transparency: 0,
  validBelow: Infinity,
  lossHoldsGroundState: true,
  lossMeaning: 'f(0) = 0: what unpumped emitters absorb counts as α, beside scattering.',
} as const;

/** The fields that all models with f(0) < 0 share. */
export const groundStateInInversion = {
  validBelow: Infinity,
  lossHoldsGroundState: false,
  lossMeaning: 'f(0) < 0: what unpumped emitters absorb is inside f; α is scattering and other absorption.',
} as const;
