import { InputError } from '@modalgain/numerics';
import { mostDegrees, type SurfaceRecipe, type SurfaceStep } from './surface-step.js';

const plainSteps: Readonly<Record<string, SurfaceStep>> = {
  plane: { step: 'plane' },
  'row-medians': { step: 'row-medians' },
  'row-median-of-differences': { step: 'row-median-of-differences' },
  scars: { step: 'remove-scars' },
  'file-mask': { step: 'mask', from: 'file' },
};

const polynomials: Readonly<Record<string, keyof typeof mostDegrees>> = {
  poly: 'polynomial',
  'row-poly': 'row-polynomial',
};

/** The words that a recipe may be said in, for help and messages. */
export const recipeWords =
  `plane, poly2 (to poly${mostDegrees.polynomial}), row-medians, row-median-of-differences, ` +
  `row-poly1 (to row-poly${mostDegrees['row-polynomial']}), scars, file-mask`;

/**
 * A recipe said in a few words, in their order: "plane, row-medians".
 *
 * @throws InputError for a word that is no step
 */
export function recipeOfWords(text: string): SurfaceRecipe {
  return text.split(',').map((word) => stepOf(word.trim()));
}

function stepOf(word: string): SurfaceStep {
  if (Object.hasOwn(plainSteps, word)) return plainSteps[word];
  const [, name = '', digit = ''] = /^(poly|row-poly)(\d)$/.exec(word) ?? [];
  const degree = Number(digit);
  if (name !== '') {
    const step = polynomials[name];
    if (degree <= mostDegrees[step]) return { step, degree };
  }
  throw new InputError(`found the levelling step "${word}"; expected ${recipeWords}.`);
}
