import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { subtractPolynomial } from '../levelling/polynomial.js';
import {
  subtractRowMedianDifferences,
  subtractRowMedians,
  subtractRowPolynomials,
} from '../levelling/rows.js';
import { bridgeScars, findScars, usualScarRule } from '../levelling/scars.js';
import { pixelsInAreas } from '../masks/areas.js';
import { grow } from '../masks/grow.js';
import { countPixels, type MaskUse, measuredPixels, type PixelSet, requirePixels } from '../pixels.js';
import type { RemoveScars, SurfaceRecipe, SurfaceStep } from './surface-step.js';

/** What a step did. */
export interface AppliedStep {
  readonly step: SurfaceStep;
  /** Pixels masked after the step. */
  readonly maskedPixels: number;
  /** Of `remove-scars`: stretches found, and the pixels that they hold. */
  readonly scars?: { readonly count: number; readonly pixels: number };
}

/** A scan after a recipe. */
export interface PreparedSurface {
  /** Levelled heights; the recipe is added to the notes of the provenance. The file's mask stays as it was. */
  readonly map: HeightMap;
  /** 1 where a pixel is left out. */
  readonly mask: PixelSet;
  readonly applied: readonly AppliedStep[];
}

interface State {
  readonly zNm: Float64Array;
  readonly mask: PixelSet;
  readonly scars?: AppliedStep['scars'];
}

/**
 * The scan after the steps of a recipe in their order; the same recipe on the same scan gives the same numbers.
 *
 * @param options.mask `exclude` and `only` put the file's mask, or all but it, into the mask before the first step
 * @throws InputError if no pixel is left, the pixels do not determine a background, or an area holds no pixel
 */
export function applyRecipe(
  map: HeightMap,
  recipe: SurfaceRecipe,
  options: { readonly mask?: MaskUse } = {},
): PreparedSurface {
  const applied: AppliedStep[] = [];
  let state: State = { zNm: map.zNm, mask: startMask(map, options.mask ?? 'ignore') };
  for (const step of recipe) {
    state = applyStep(map, step, { zNm: state.zNm, mask: state.mask });
    const maskedPixels = countPixels(state.mask);
    applied.push({ step, maskedPixels, ...(state.scars && { scars: state.scars }) });
  }
  requirePixels(map, usedPixels(state));
  const note = `levelled by ${recipe.length === 0 ? 'nothing' : recipe.map(stepText).join(', then ')}`;
  const provenance = { ...map.provenance, notes: [...map.provenance.notes, note] };
  return { map: { ...map, zNm: state.zNm, provenance }, mask: state.mask, applied };
}

function startMask({ mask, zNm }: HeightMap, use: MaskUse): PixelSet {
  if (use === 'ignore' || !mask) return new Uint8Array(zNm.length);
  return mask.map((marked) => ((marked !== 0) === (use === 'exclude') ? 1 : 0));
}

function applyStep(map: HeightMap, step: SurfaceStep, state: State): State {
  if (
    step.step === 'mask' ||
    step.step === 'invert-mask' ||
    step.step === 'grow-mask' ||
    step.step === 'clear-mask'
  )
    return { ...state, mask: maskAfter(map, step, state) };
  const task = { rows: map.rows, columns: map.columns, zNm: state.zNm, use: usedPixels(state) };
  requirePixels(map, task.use);
  switch (step.step) {
    case 'plane':
      return { ...state, zNm: subtractPolynomial({ ...task, degree: 1 }) };
    case 'polynomial':
      return { ...state, zNm: subtractPolynomial({ ...task, degree: step.degree }) };
    case 'row-medians':
      return { ...state, zNm: subtractRowMedians(task) };
    case 'row-median-of-differences':
      return { ...state, zNm: subtractRowMedianDifferences(task) };
    case 'row-polynomial':
      return { ...state, zNm: subtractRowPolynomials({ ...task, degree: step.degree }) };
    case 'remove-scars':
      return withoutScars(task, step, state.mask);
  }
}

function withoutScars(
  task: Parameters<typeof subtractRowMedians>[0],
  step: RemoveScars,
  mask: PixelSet,
): State {
  const { by = 'interpolation', ...given } = step;
  const found = findScars({ ...task, rule: { ...usualScarRule, ...given } });
  const scars = { count: found.count, pixels: countPixels(found.pixels) };
  if (by === 'mask') return { zNm: task.zNm, mask: union(mask, found.pixels), scars };
  return { zNm: bridgeScars(task, found.pixels), mask, scars };
}

type MaskStep = Extract<SurfaceStep, { step: 'mask' | 'invert-mask' | 'grow-mask' | 'clear-mask' }>;

function maskAfter(map: HeightMap, step: MaskStep, { zNm, mask }: State): PixelSet {
  switch (step.step) {
    case 'invert-mask':
      return mask.map((masked) => 1 - masked);
    case 'grow-mask':
      return grow(mask, { rows: map.rows, columns: map.columns, pixels: step.pixels });
    case 'clear-mask':
      return new Uint8Array(mask.length);
    case 'mask':
      return union(mask, newlyMasked(map, step, zNm));
  }
}

function newlyMasked(
  map: HeightMap,
  step: Extract<SurfaceStep, { step: 'mask' }>,
  zNm: Float64Array,
): PixelSet {
  if (step.from === 'areas') return pixelsInAreas(map, step.areas);
  if (step.from === 'heights') {
    const { aboveNm = Infinity, belowNm = -Infinity } = step;
    return Uint8Array.from(zNm, (z) => (z > aboveNm || z < belowNm ? 1 : 0));
  }
  if (map.mask) return map.mask.map((marked) => (marked === 0 ? 0 : 1));
  throw new InputError(
    `Channel "${map.title}" has no mask of its own to use; leave the step out, or give areas or heights to mask.`,
    { file: map.provenance.file },
  );
}

const union = (a: PixelSet, b: PixelSet): PixelSet => a.map((marked, i) => marked | b[i]);

function usedPixels({ zNm, mask }: State): PixelSet {
  const use = measuredPixels(zNm);
  for (let i = 0; i < use.length; i++) use[i] &= 1 - mask[i];
  return use;
}

/** A step in words: "plane", "polynomial (degree 2)". */
export function stepText({ step, ...fields }: SurfaceStep): string {
  const given = Object.entries(fields).map(([name, value]) =>
    typeof value === 'object' ? name : `${name.replace(/(Nm|Pixels)$/, '')} ${String(value)}`,
  );
  return given.length === 0 ? step : `${step} (${given.join(', ')})`;
}
