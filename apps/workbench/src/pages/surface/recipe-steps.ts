import type { SurfaceRecipe, SurfaceStep } from '@modalgain/surface';

/** Kinds of steps that can be added, by name; areas to be left out are drawn on the map. */
export const addableSteps: Readonly<Record<string, { readonly text: string; readonly step: SurfaceStep }>> = {
  plane: { text: 'Plane', step: { step: 'plane' } },
  polynomial: { text: 'Polynomial of the map', step: { step: 'polynomial', degree: 2 } },
  'row-medians': { text: 'Rows by their medians', step: { step: 'row-medians' } },
  'row-median-of-differences': {
    text: 'Rows by median differences',
    step: { step: 'row-median-of-differences' },
  },
  'row-polynomial': { text: 'Polynomial of each row', step: { step: 'row-polynomial', degree: 1 } },
  'remove-scars': { text: 'Scars', step: { step: 'remove-scars', direction: 'both' } },
  heights: { text: 'Mask by height', step: { step: 'mask', from: 'heights', aboveNm: 100 } },
  file: { text: 'Mask of the file', step: { step: 'mask', from: 'file' } },
  'grow-mask': { text: 'Grow the mask', step: { step: 'grow-mask', pixels: 2 } },
  'invert-mask': { text: 'Invert the mask', step: { step: 'invert-mask' } },
  'clear-mask': { text: 'Clear the mask', step: { step: 'clear-mask' } },
};

const wordsOf = (kind: string): string => (kind in addableSteps ? addableSteps[kind].text : kind);

/** A step in words. */
export function stepName(step: SurfaceStep): string {
  if (step.step !== 'mask') return wordsOf(step.step);
  return step.from === 'areas' ? 'Leave drawn areas out' : wordsOf(step.from);
}

/** The recipe with the step at one place moved to another. */
export function moved(recipe: SurfaceRecipe, from: number, to: number): SurfaceRecipe {
  const step = recipe.at(from);
  if (!step || to < 0 || to >= recipe.length) return recipe;
  return recipe.toSpliced(from, 1).toSpliced(to, 0, step);
}

/** A number that a step takes. */
export interface StepNumber {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly range: readonly [number, number];
  readonly isWhole: boolean;
  readonly isOptional: boolean;
}

const unbounded = [-Infinity, Infinity] as const;

/** The numbers of a step, with their bounds. */
export function numbersOf(step: SurfaceStep): StepNumber[] {
  switch (step.step) {
    case 'polynomial':
      return [{ ...whole('degree', 'degree', [0, 8]), value: step.degree }];
    case 'row-polynomial':
      return [{ ...whole('degree', 'degree', [0, 5]), value: step.degree }];
    case 'grow-mask':
      return [{ ...whole('pixels', 'by', [1, 1000]), unit: 'px', value: step.pixels }];
    case 'remove-scars':
      return [
        { ...whole('mostRows', 'up to', [1, 20]), unit: 'rows', value: step.mostRows, isOptional: true },
        {
          ...whole('leastLengthPixels', 'from', [1, 100_000]),
          unit: 'px',
          value: step.leastLengthPixels,
          isOptional: true,
        },
      ];
    case 'mask':
      return step.from === 'heights'
        ? [height('aboveNm', 'above', step.aboveNm), height('belowNm', 'below', step.belowNm)]
        : [];
    default:
      return [];
  }
}

const whole = (key: string, label: string, range: readonly [number, number]): StepNumber => ({
  key,
  label,
  unit: '',
  value: undefined,
  range,
  isWhole: true,
  isOptional: false,
});

const height = (key: string, label: string, value: number | undefined): StepNumber => ({
  key,
  label,
  unit: 'nm',
  value,
  range: unbounded,
  isWhole: false,
  isOptional: true,
});

/** The step with another number; undefined takes it out. A mask by height keeps one bound at least. */
export function withNumber(step: SurfaceStep, key: string, value: number | undefined): SurfaceStep {
  const entries = Object.entries({ ...step, [key]: value }).filter(([, each]) => each !== undefined);
  const next = Object.fromEntries(entries) as unknown as SurfaceStep;
  const isEmpty =
    next.step === 'mask' &&
    next.from === 'heights' &&
    next.aboveNm === undefined &&
    next.belowNm === undefined;
  return isEmpty ? step : next;
}
