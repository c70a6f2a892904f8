import { findModes } from '@modalgain/optics';
import type { ComplexIndex, Mode, Polarization, Stack } from '@modalgain/optics';
import type { FilmMode, Surroundings } from './guide.js';

/** A smaller k changes the confinement by its square; the loss that it makes is counted in `mode-absorption.ts`. */
export const leastExtinction = 1e-3;

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

/**
 * The mode of an order among those that a stack with k guides; undefined where there are not so many. A mode whose Re N lies below the
 * light line of a half-space runs away into it, whether that absorbs it or not.
 */
export function absorbingMode(stack: Stack, polarization: Polarization, order: number): Mode | undefined {
  const { layers } = stack;
  const lightLine = Math.max(
    ...[layers[0], layers[layers.length - 1]].map(({ index }) => lightLineOf(index)),
  );
  const { modes } = findModes(stack, polarization);
  return modes.filter(({ effectiveIndex }) => effectiveIndex[0] > lightLine).at(order);
}

/** Re N below which light propagates in a half-space: of a dielectric its n, of a metal, where Re epsilon is below 0, none. */
const lightLineOf = (index: ComplexIndex): number => Math.sqrt(Math.max(0, permittivityOf(index)));

/** Its real part. */
function permittivityOf(index: ComplexIndex): number {
  const { n, k } = typeof index === 'number' ? { n: index, k: 0 } : index;
  return n ** 2 - k ** 2;
}

const indexOf = ({
  index,
  extinction = 0,
}: Pick<Surroundings['cover'], 'index' | 'extinction'>): ComplexIndex => ({
  n: index,
  k: extinction,
});

/** Re N at which the last mode leaves for cover or substrate. */
export function lightLineOfSides({ cover, substrate }: Surroundings): number {
  return Math.max(...[cover, substrate].map((side) => lightLineOf(indexOf(side))));
}

/**
 * Whether it is plain that no thickness of a film guides: Re N^2 of its modes is below the highest Re epsilon of film and underlayers, but for the
 * TM waves along a metal.
 */
export function neverGuides(around: Surroundings, filmIndex: number, polarization: Polarization): boolean {
  const { cover, substrate, underlayers = [] } = around;
  const media = [cover, substrate, ...underlayers].map((medium) => permittivityOf(indexOf(medium)));
  if (polarization === 'TM' && media.some((permittivity) => permittivity < 0)) return false;
  return Math.max(filmIndex ** 2, ...media.slice(2)) <= Math.max(media[0], media[1]);
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
