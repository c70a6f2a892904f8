type Range = readonly [from: number, to: number];

/** A rectangle on a map, from its top left corner. */
export interface MapRectangle {
  readonly x: Range;
  readonly y: Range;
}

/** Size of what is mapped, and the unit of its axes. */
export interface MapPlace {
  readonly across: number;
  readonly down: number;
  readonly unit: 'µm' | 'px';
}

/** What of a rectangle is moved along each axis: its near side (-1), its far side (1) or neither; all of it where both are 0. */
export type Grip = readonly [across: -1 | 0 | 1, down: -1 | 0 | 1];

export const body: Grip = [0, 0];

/** Corners and sides. */
export const edgeGrips: readonly Grip[] = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
];

/** Rectangles of a study are told to the nanometre, those of an image without scale to the pixel. */
const perUnit = { µm: 1000, px: 1 } as const;

const rounded = (value: number, { unit }: MapPlace): number =>
  Math.round(value * perUnit[unit]) / perUnit[unit];

const clamped = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Smaller rectangles could not be taken hold of. */
const leastShare = 1 / 200;

function movedRange([from, to]: Range, side: -1 | 0 | 1, by: number, end: number): Range {
  const least = Math.min(end * leastShare, to - from);
  if (side < 0) return [clamped(from + by, 0, to - least), to];
  if (side > 0) return [from, clamped(to + by, from + least, end)];
  const shift = clamped(by, -from, end - to);
  return [from + shift, to + shift];
}

/** The rectangle with a grip moved, inside the map; a side stops short of the one across. */
export function dragged(
  { x, y }: MapRectangle,
  [across, down]: Grip,
  [dx, dy]: readonly [number, number],
  place: MapPlace,
): MapRectangle {
  const isWhole = across === 0 && down === 0;
  const ends = (range: Range, side: -1 | 0 | 1, by: number, end: number): Range => {
    const [from, to] = isWhole || side !== 0 ? movedRange(range, side, by, end) : range;
    return [rounded(from, place), rounded(to, place)];
  };
  return { x: ends(x, across, dx, place.across), y: ends(y, down, dy, place.down) };
}

/** A rectangle between two points, inside the map; undefined where it is empty. */
export function rectangleBetween(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  place: MapPlace,
): MapRectangle | undefined {
  const ends = (a: number, b: number, end: number): Range => [
    rounded(clamped(Math.min(a, b), 0, end), place),
    rounded(clamped(Math.max(a, b), 0, end), place),
  ];
  const [x, y] = [ends(x1, x2, place.across), ends(y1, y2, place.down)];
  return x[0] < x[1] && y[0] < y[1] ? { x, y } : undefined;
}

/** How far an arrow key goes: a round number, 0.2 to 2 % of the map's shorter side. */
export const keyStep = ({ across, down, unit }: MapPlace): number =>
  Math.max(1 / perUnit[unit], 10 ** Math.floor(Math.log10(Math.min(across, down) / 50)));
