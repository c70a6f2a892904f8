import { describe, expect, it } from 'vitest';
import { parseSurfaceRecipe, recipeOfWords } from '../src/index.js';

describe('a recipe in words', () => {
  it('is the steps in their order', () => {
    const recipe = recipeOfWords(
      'plane, row-median-of-differences,scars, poly3, row-poly1, file-mask, row-medians',
    );
    expect(recipe).toEqual([
      { step: 'plane' },
      { step: 'row-median-of-differences' },
      { step: 'remove-scars' },
      { step: 'polynomial', degree: 3 },
      { step: 'row-polynomial', degree: 1 },
      { step: 'mask', from: 'file' },
      { step: 'row-medians' },
    ]);
    expect(parseSurfaceRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
  });

  it.each(['', 'plain', 'poly9', 'row-poly6', 'poly', 'toString', 'plane;row-medians'])(
    'is refused with the words that there are: %s',
    (text) => {
      expect(() => recipeOfWords(text)).toThrow(/found the levelling step ".*"; expected plane, poly2/);
    },
  );
});
