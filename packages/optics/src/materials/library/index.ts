import type { Material } from '../material.js';
import { crystalsAndFilms } from './crystals-and-films.js';
import { fluidsAndPolymers } from './fluids-and-polymers.js';
import { glasses } from './glasses.js';

/** The built-in materials, each with its source and its range. */
export const materialLibrary: readonly Material[] = [...fluidsAndPolymers, ...glasses, ...crystalsAndFilms];

/** Other names under which a material is found. */
export const materialAliases: Readonly<Record<string, string>> = {
  bk7: 'n-bk7',
  hafnia: 'hfo2',
  h2o: 'water',
  'n-hexane': 'hexane',
  ps: 'polystyrene',
  silica: 'fused-silica',
  'silicon-nitride': 'si3n4',
  'sapphire-o': 'sapphire',
  'soda-lime': 'soda-lime-glass',
  rutile: 'tio2-rutile',
};

/** Names that mean several materials of different index: asked back rather than guessed. */
export const ambiguousMaterials: Readonly<Record<string, readonly string[]>> = {
  glass: glasses.map(({ name }) => name),
};
