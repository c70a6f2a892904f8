import type { DescribedSurface, SurfaceSettings } from '@modalgain/compute';
import { useState } from 'react';
import {
  areaMasks,
  drawnAreas,
  maskAt,
  withAdded,
  withChanged,
  withoutArea,
  type AreaKind,
  type AreaList,
  type DrawnArea,
} from './areas';
import { rectangleBetween } from './map-rectangle';

interface AreasOf {
  readonly described: Pick<DescribedSurface, 'shown' | 'recipe'>;
  readonly settings: SurfaceSettings;
  readonly onChange: (settings: SurfaceSettings) => void;
}

type Point = readonly [x: number, y: number];

/** Rectangles by hand on a scan, which list new ones go into, and how they change. */
export function useAreas({ described: { shown, recipe }, settings, onChange }: AreasOf) {
  const [kind, setKind] = useState<AreaKind>('film');
  const [chosenMask, setMask] = useState<number | null>(null);
  const { widthUm, heightUm } = shown;
  const stated = settings.recipe ?? recipe;
  const mask = maskAt(stated, chosenMask);
  const active: AreaList = { kind, mask: kind === 'exclude' ? mask : null };
  const add = (from: Point, to: Point): void => {
    const drawn = rectangleBetween(from, to, { across: widthUm, down: heightUm, unit: 'µm' });
    if (drawn) onChange(withAdded(settings, active, { xUm: drawn.x, yUm: drawn.y }, recipe));
  };
  return {
    areas: drawnAreas(settings),
    masks: areaMasks(stated),
    kind,
    mask,
    setKind,
    isActive: (list: AreaList): boolean => list.kind === active.kind && list.mask === active.mask,
    /** What is drawn next goes into this list. */
    select: (list: AreaList): void => {
      setKind(list.kind);
      if (list.mask !== null) setMask(list.mask);
    },
    add,
    /** For those who type: a rectangle in the middle. */
    addMiddle: () => add([0.375 * widthUm, 0.375 * heightUm], [0.625 * widthUm, 0.625 * heightUm]),
    change: (drawn: DrawnArea) => onChange(withChanged(settings, drawn)),
    remove: (drawn: DrawnArea) => onChange(withoutArea(settings, drawn)),
  };
}

export type Areas = ReturnType<typeof useAreas>;
