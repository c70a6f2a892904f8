import { areaName } from './areas';
import type { MapFrame } from './map-frame';
import { MovableRectangle } from './movable-rectangle';
import type { Areas } from './use-areas';

interface AreaShapesProps {
  readonly areas: Areas;
  readonly frame: MapFrame;
}

/** Rectangles by hand on a map of heights. */
export function AreaShapes({ areas: { areas, masks, ...edit }, frame }: AreaShapesProps) {
  return areas.map((drawn) => (
    <MovableRectangle
      key={`${drawn.kind} ${drawn.mask} ${drawn.index}`}
      name={areaName(drawn, masks)}
      kind={drawn.kind}
      rectangle={{ x: drawn.area.xUm, y: drawn.area.yUm }}
      frame={frame}
      unit="µm"
      isSolid={edit.isActive(drawn)}
      onSelect={() => edit.select(drawn)}
      onSettle={({ x, y }) => edit.change({ ...drawn, area: { xUm: x, yUm: y } })}
      onRemove={() => edit.remove(drawn)}
    />
  ));
}
