import type { SurfaceSettings } from '@modalgain/compute';
import type { SurfaceArea, SurfaceRecipe } from '@modalgain/surface';

/** What a rectangle drawn by hand means. */
export type AreaKind = 'film' | 'substrate' | 'exclude';

export type Rectangle = Extract<SurfaceArea, { xUm: unknown }>;

/** A rectangle of the scan and where it stands in its list. */
export interface DrawnArea {
  readonly kind: AreaKind;
  readonly index: number;
  readonly area: Rectangle;
}

export const areaNames: Readonly<Record<AreaKind, string>> = {
  film: 'Film',
  substrate: 'Substrate',
  exclude: 'Leave out',
};

const isRectangle = (area: SurfaceArea): area is Rectangle => 'xUm' in area;

/** Rectangles that the first mask of a recipe leaves out. */
const excludedOf = (recipe: SurfaceRecipe): readonly SurfaceArea[] =>
  recipe.flatMap((step) => (step.step === 'mask' && step.from === 'areas' ? [step.areas] : []))[0] ?? [];

const areasOf = (settings: SurfaceSettings, kind: AreaKind): readonly SurfaceArea[] =>
  kind === 'exclude' ? excludedOf(settings.recipe ?? []) : settings[kind];

/** All rectangles of the settings. Polygons of a recipe by hand stay in it and are not drawn. */
export function drawnAreas(settings: SurfaceSettings): DrawnArea[] {
  return (['film', 'substrate', 'exclude'] as const).flatMap((kind) =>
    areasOf(settings, kind).flatMap((area, index) => (isRectangle(area) ? [{ kind, index, area }] : [])),
  );
}

/** The settings with other areas of a kind. `usual` is the recipe that counts where none is stated. */
export function withAreas(
  settings: SurfaceSettings,
  kind: AreaKind,
  areas: readonly SurfaceArea[],
  usual: SurfaceRecipe,
): SurfaceSettings {
  if (kind !== 'exclude') return { ...settings, [kind]: areas };
  const recipe = settings.recipe ?? usual;
  const at = recipe.findIndex((step) => step.step === 'mask' && step.from === 'areas');
  const mask = areas.length > 0 ? [{ step: 'mask', from: 'areas', areas } as const] : [];
  return { ...settings, recipe: at < 0 ? [...mask, ...recipe] : recipe.toSpliced(at, 1, ...mask) };
}

export const withAdded = (settings: SurfaceSettings, kind: AreaKind, area: Rectangle, usual: SurfaceRecipe) =>
  withAreas(settings, kind, [...areasOf(settings, kind), area], usual);

export const withChanged = (settings: SurfaceSettings, { kind, index, area }: DrawnArea) =>
  withAreas(settings, kind, areasOf(settings, kind).with(index, area), []);

export const withoutArea = (settings: SurfaceSettings, { kind, index }: DrawnArea) =>
  withAreas(settings, kind, areasOf(settings, kind).toSpliced(index, 1), []);

/** A rectangle between two points, inside the scan; rounded to 1 nm. Undefined where it is empty. */
export function rectangleBetween(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  { widthUm, heightUm }: { readonly widthUm: number; readonly heightUm: number },
): Rectangle | undefined {
  const inside = (value: number, end: number): number =>
    Math.round(1000 * Math.max(0, Math.min(end, value))) / 1000;
  const xUm = [inside(Math.min(x1, x2), widthUm), inside(Math.max(x1, x2), widthUm)] as const;
  const yUm = [inside(Math.min(y1, y2), heightUm), inside(Math.max(y1, y2), heightUm)] as const;
  return xUm[0] < xUm[1] && yUm[0] < yUm[1] ? { xUm, yUm } : undefined;
}
