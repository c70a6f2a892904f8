import type { TriedLayer, TriedStack } from '@modalgain/compute';

/** A material as a study names it. */
export type StackMaterial = TriedStack['cover'];

/** What a region of a stack is, by its place from cover to substrate. */
export type RegionRole = 'cover' | 'layer' | 'film' | 'substrate';

const film = 'film';

/** All that lies between the half-spaces, with a word in the place of the film. */
const innerOf = ({ above, below }: TriedStack): readonly (TriedLayer | typeof film)[] => [
  ...above,
  film,
  ...below,
];

function withInner(stack: TriedStack, inner: readonly (TriedLayer | typeof film)[]): TriedStack {
  const at = inner.indexOf(film);
  const layers = (part: typeof inner): TriedLayer[] => part.filter((layer) => layer !== film);
  return { ...stack, above: layers(inner.slice(0, at)), below: layers(inner.slice(at + 1)) };
}

export function roleOf(stack: TriedStack, region: number): RegionRole {
  const inner = innerOf(stack);
  if (region === 0) return 'cover';
  if (region > inner.length) return 'substrate';
  return inner[region - 1] === film ? 'film' : 'layer';
}

export function withMaterial(stack: TriedStack, region: number, material: StackMaterial): TriedStack {
  const role = roleOf(stack, region);
  if (role === 'cover') return { ...stack, cover: material };
  if (role === 'substrate') return { ...stack, substrate: material };
  return withInner(
    stack,
    innerOf(stack).map((layer, i) => (i === region - 1 && layer !== film ? { ...layer, material } : layer)),
  );
}

/** A usual underlayer: thick enough to matter, thin enough to be seen as one. */
const newLayerNm = 50;

/** A further layer beside the film. */
export function withLayerBeside(
  stack: TriedStack,
  side: 'above' | 'below',
  material: StackMaterial,
): TriedStack {
  const layer = { material, thicknessNm: newLayerNm };
  return side === 'above'
    ? { ...stack, above: [...stack.above, layer] }
    : { ...stack, below: [layer, ...stack.below] };
}

export const withoutLayer = (stack: TriedStack, region: number): TriedStack =>
  withInner(
    stack,
    innerOf(stack).filter((layer, i) => layer === film || i !== region - 1),
  );

/** A layer one place up (-1) or down (1), past the film too; the same stack at the end of its way. */
export function withLayerMoved(stack: TriedStack, region: number, by: -1 | 1): TriedStack {
  const inner = [...innerOf(stack)];
  const from = region - 1;
  const to = from + by;
  if (to < 0 || to >= inner.length) return stack;
  [inner[from], inner[to]] = [inner[to], inner[from]];
  return withInner(stack, inner);
}

/** What has to change in study.yaml for this stack; null where the study's format has no place for it. */
export function editsFor(
  stack: TriedStack,
): readonly { readonly path: readonly (string | number)[]; readonly value: unknown }[] | null {
  if (stack.above.length > 0) return null;
  const underlayers = stack.below.map(({ material, thicknessNm }) => ({
    index: material,
    thickness: `${thicknessNm} nm`,
  }));
  return [
    { path: ['stack', 'cover'], value: stack.cover },
    { path: ['stack', 'substrate'], value: stack.substrate },
    { path: ['stack', 'underlayers'], value: underlayers.length > 0 ? underlayers : undefined },
  ];
}
