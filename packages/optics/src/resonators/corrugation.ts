import { InputError } from '@modalgain/numerics';
import { fieldText, requirePositive } from '../stack/layer-checks.js';
import type { ComplexIndex, Stack } from '../stack/stack.js';

/**
 * Lines across the direction of propagation, with upright walls: one layer of a stack is tooth and groove in turn. The layer's thickness is the depth of the
 * grooves; its own index is not looked at.
 */
export interface Corrugation {
  /** Position in `stack.layers`. */
  readonly layer: number;
  readonly toothIndex: number;
  readonly grooveIndex: number;
  /** Share of the period that is tooth. */
  readonly dutyCycle: number;
}

/** Without the grating: the corrugated layer has the mean permittivity of tooth and groove, which TE fields see. */
export function smoothStack(stack: Stack, corrugation: Corrugation): Stack {
  const { layer, toothIndex, grooveIndex, dutyCycle } = checked(stack, corrugation);
  const index = Math.sqrt(dutyCycle * toothIndex ** 2 + (1 - dutyCycle) * grooveIndex ** 2);
  const { thicknessNm, name } = stack.layers[layer];
  const smooth = {
    index,
    ...(thicknessNm !== undefined && { thicknessNm }),
    ...(name !== undefined && { name }),
  };
  return { ...stack, layers: stack.layers.with(layer, smooth) };
}

/**
 * What multiplies exp(i q 2 pi z/period) in the permittivity of the corrugated layer: (n_tooth^2 - n_groove^2) sin(pi q duty)/(pi q), z from the middle of a
 * tooth.
 */
export function permittivityHarmonic(
  { toothIndex, grooveIndex, dutyCycle }: Omit<Corrugation, 'layer'>,
  harmonic: number,
): number {
  const halfTurns = harmonic * dutyCycle;
  // Math.sin(pi) is not 0: of a tooth of half a period, the second component is.
  const sine = Number.isInteger(halfTurns) ? 0 : Math.sin(Math.PI * halfTurns);
  return ((toothIndex ** 2 - grooveIndex ** 2) * sine) / (Math.PI * harmonic);
}

/** n; the modes of gratings are those of lossless stacks. */
export const realIndex = (index: ComplexIndex): number => (typeof index === 'number' ? index : index.n);

function checked({ layers }: Stack, corrugation: Corrugation): Corrugation {
  const { layer, dutyCycle } = corrugation;
  if (!(Number.isInteger(layer) && layer >= 1 && layer <= layers.length - 2)) {
    throw new InputError(`found ${layer}, expected the position of an inner layer.`, { field: 'layer' });
  }
  for (const key of ['toothIndex', 'grooveIndex'] as const) {
    requirePositive(corrugation[key], fieldText(key), 'an index');
  }
  if (dutyCycle >= 0 && dutyCycle <= 1) return corrugation;
  throw new InputError(`found ${dutyCycle}, expected a share from 0 to 1.`, { field: 'dutyCycle' });
}
