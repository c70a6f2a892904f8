import { linearTicks } from '@modalgain/figures';

/** Axes of a map that is not there yet; an AFM scan is usually so large. */
export const mapAxes = {
  x: { label: 'x (µm)', domain: [0, 10] },
  y: { label: 'y (µm)', domain: [0, 10] },
} as const;

/** Where a map stands in its drawing, and the scales of its sides. */
export interface MapFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Size of what is mapped, in the unit of its axes. */
  readonly across: number;
  readonly down: number;
}

export const mapMargins = { left: 46, top: 8, right: 78, bottom: 40 } as const;

/** The largest frame of true proportions in a place. */
export function frameIn(
  place: { readonly width: number; readonly height: number },
  across: number,
  down: number,
): MapFrame {
  const { left, top, right, bottom } = mapMargins;
  const room = { width: place.width - left - right, height: place.height - top - bottom };
  const scale = Math.max(0, Math.min(room.width / across, room.height / down));
  return { left, top, width: across * scale, height: down * scale, across, down };
}

/** The height of a place that a map of its width fills. */
export const heightFor = (width: number, across: number, down: number): number =>
  mapMargins.top +
  mapMargins.bottom +
  Math.max(0, width - mapMargins.left - mapMargins.right) * Math.min(1.6, down / across);

export const xOf = ({ left, width, across }: MapFrame, x: number): number => left + (x / across) * width;
export const yOf = ({ top, height, down }: MapFrame, y: number): number => top + (y / down) * height;

/** The point of the map at a place of the drawing. */
export const pointAt = (
  { left, top, width, height, across, down }: MapFrame,
  x: number,
  y: number,
): [number, number] => [((x - left) / width) * across, ((y - top) / height) * down];

/** Ticks of a side. */
export const ticksTo = (end: number): readonly number[] => linearTicks([0, end], 5);
