import type { SurfaceSettings } from '@modalgain/compute';
import type { SurfaceArea, SurfaceRecipe, SurfaceStep } from '@modalgain/surface';

/** What a rectangle drawn by hand means. */
export type AreaKind = 'film' | 'substrate' | 'exclude';

export type Rectangle = Extract<SurfaceArea, { xUm: unknown }>;

/** A list of areas: those of film or substrate, or those that one mask of the recipe leaves out. */
export interface AreaList {
  readonly kind: AreaKind;
  /** Of a mask: its place in the recipe; null where there is none yet. */
  readonly mask: number | null;
}

/** A rectangle of the scan and where it stands in its list. */
export interface DrawnArea extends AreaList {
  readonly index: number;
  readonly area: Rectangle;
}

export const areaNames: Readonly<Record<AreaKind, string>> = {
  film: 'Film',
  substrate: 'Substrate',
  exclude: 'Leave out',
};

/** "Film 2"; of a further mask with its step: "Leave out 1 (step 4)". */
export function areaName({ kind, mask, index }: DrawnArea, masks: readonly number[]): string {
  const step = mask !== null && masks.length > 1 ? ` (step ${mask + 1})` : '';
  return `${areaNames[kind]} ${index + 1}${step}`;
}

type AreaMask = Extract<SurfaceStep, { areas: unknown }>;

const isRectangle = (area: SurfaceArea): area is Rectangle => 'xUm' in area;
const isAreaMask = (step: SurfaceStep | undefined): step is AreaMask =>
  step?.step === 'mask' && step.from === 'areas';

/** Places of the masks by hand in a recipe. */
export const areaMasks = (recipe: SurfaceRecipe): readonly number[] =>
  recipe.flatMap((step, i) => (isAreaMask(step) ? [i] : []));

/** The mask that is worked on: the chosen one where it still is one, else the first; null where there is none. */
export function maskAt(recipe: SurfaceRecipe, chosen: number | null): number | null {
  const masks = areaMasks(recipe);
  return chosen !== null && masks.includes(chosen) ? chosen : (masks.at(0) ?? null);
}

function areasOf({ film, substrate, recipe }: SurfaceSettings, { kind, mask }: AreaList) {
  if (kind !== 'exclude') return { film, substrate }[kind];
  const step = mask === null ? undefined : recipe?.at(mask);
  return isAreaMask(step) ? step.areas : [];
}

/** All rectangles of the settings. Polygons of a recipe by hand stay in it and are not drawn. */
export function drawnAreas(settings: SurfaceSettings): DrawnArea[] {
  const lists: AreaList[] = [
    { kind: 'film', mask: null },
    { kind: 'substrate', mask: null },
    ...areaMasks(settings.recipe ?? []).map((mask): AreaList => ({ kind: 'exclude', mask })),
  ];
  return lists.flatMap((list) =>
    areasOf(settings, list).flatMap((area, index) => (isRectangle(area) ? [{ ...list, index, area }] : [])),
  );
}

/**
 * The settings with other areas in a list. A mask goes with its last area, and a first one stands before the levelling.
 *
 * @param usual the recipe that counts where none is stated
 */
function withAreas(
  settings: SurfaceSettings,
  { kind, mask }: AreaList,
  areas: readonly SurfaceArea[],
  usual: SurfaceRecipe,
): SurfaceSettings {
  if (kind !== 'exclude') return { ...settings, [kind]: areas };
  const recipe = settings.recipe ?? usual;
  const step = areas.length > 0 ? [{ step: 'mask', from: 'areas', areas } as const] : [];
  return { ...settings, recipe: recipe.toSpliced(mask ?? 0, mask === null ? 0 : 1, ...step) };
}

export const withAdded = (settings: SurfaceSettings, list: AreaList, area: Rectangle, usual: SurfaceRecipe) =>
  withAreas(settings, list, [...areasOf(settings, list), area], usual);

export const withChanged = (settings: SurfaceSettings, drawn: DrawnArea) =>
  withAreas(settings, drawn, areasOf(settings, drawn).with(drawn.index, drawn.area), []);

export const withoutArea = (settings: SurfaceSettings, drawn: DrawnArea) =>
  withAreas(settings, drawn, areasOf(settings, drawn).toSpliced(drawn.index, 1), []);
