import { findModes } from '@modalgain/optics';
import type { Mode, Polarization, Stack } from '@modalgain/optics';
import type { FilmMode, Surroundings } from './guide.js';

/** A smaller k changes the confinement by its square; the loss that it makes is counted in `mode-absorption.ts`. */
const leastExtinction = 1e-3;

/** Whether a medium around the films absorbs so much that lossless modes are not good enough: a metal, a semiconductor. */
export function hasAbsorbingMedia({ cover, substrate, underlayers = [] }: Surroundings): boolean {
  return [cover, substrate, ...underlayers].some(({ extinction = 0 }) => extinction > leastExtinction);
}

/** A stack of real indices with the k of the media, and of the film where it is given. */
export function withExtinction(
  stack: Stack,
  { cover, substrate, underlayers = [] }: Surroundings,
  film = 0,
): Stack {
  const extinctions = [
    cover.extinction,
    film,
    ...underlayers.map(({ extinction }) => extinction),
    substrate.extinction,
  ];
  const layers = stack.layers.map((layer, i) => ({
    ...layer,
    index: { n: Number(layer.index), k: extinctions[i] ?? 0 },
  }));
  return { ...stack, layers };
}

/** The mode of an order among those of a stack with k; undefined where there are not so many. */
export function absorbingMode(stack: Stack, polarization: Polarization, order: number): Mode | undefined {
  return findModes(stack, polarization).modes.at(order);
}

/** The numbers of a mode with loss that the pipeline uses: its real parts. */
export function numbersOf({ effectiveIndex, groupIndex, confinement }: Mode): FilmMode {
  return {
    kind: 'guided',
    effectiveIndex: effectiveIndex[0],
    groupIndex,
    confinementPower: confinement.power ?? 0,
    confinementModal: confinement.modal[0],
    confinementEnergy: confinement.energy,
  };
}

const searchStepNm = 10;
const bisections = 20;

/** The thickness from which a film guides where no closed form holds; Infinity where it does not up to two wavelengths. */
export function searchedCutoffNm(guides: (thicknessNm: number) => boolean, wavelengthNm: number): number {
  let upper = searchStepNm;
  while (!guides(upper)) {
    upper += searchStepNm;
    if (upper > 2 * wavelengthNm) return Infinity;
  }
  let lower = upper - searchStepNm;
  for (let i = 0; i < bisections; i++) {
    const middle = (lower + upper) / 2;
    if (guides(middle)) upper = middle;
    else lower = middle;
  }
  return upper;
}
