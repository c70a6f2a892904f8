import type { DescribedImage, ImageRegions } from '@modalgain/compute';
import type { ImageRectangle } from '@modalgain/surface';
import { xOf, yOf, type MapFrame } from './map-frame';
import { MovableRectangle } from './movable-rectangle';
import styles from './surface.module.css';

interface BorderLineProps {
  readonly border: NonNullable<DescribedImage['contrast']['border']>;
  readonly frame: MapFrame;
  readonly image: Pick<DescribedImage, 'rows' | 'columns'>;
}

/** The straight border nx column + ny row = offset, within the image. */
export function BorderLine({ border: { nx, ny, offset }, frame, image: { rows, columns } }: BorderLineProps) {
  const points = [
    [0, offset / ny],
    [columns, (offset - nx * columns) / ny],
    [offset / nx, 0],
    [(offset - ny * rows) / nx, rows],
  ].filter(([x = NaN, y = NaN]) => x >= 0 && x <= columns && y >= 0 && y <= rows);
  const [from, to] = [points.at(0), points.at(-1)];
  if (!from || !to) return null;
  const at = ([x = 0, y = 0]: readonly number[]) =>
    [xOf(frame, (x / columns) * frame.across), yOf(frame, (y / rows) * frame.down)] as const;
  const [[x1, y1], [x2, y2]] = [at(from), at(to)];
  return (
    <g className={styles.border}>
      <line {...{ x1, y1, x2, y2 }} data-halo />
      <line {...{ x1, y1, x2, y2 }} />
    </g>
  );
}

export type Side = keyof ImageRegions;

export const sides: readonly { readonly id: Side; readonly text: string }[] = [
  { id: 'first', text: 'Stamped' },
  { id: 'second', text: 'Unstamped' },
];

interface RegionShapesProps {
  readonly regions: Partial<ImageRegions>;
  readonly frame: MapFrame;
  /** um a pixel; 1 without a scale. */
  readonly perX: number;
  readonly perY: number;
  /** Unit of the map: um where the image has a scale. */
  readonly unit: ImageRectangle['unit'];
  /** The one that is drawn at a press inside another. */
  readonly side: Side;
  readonly onSelect: (side: Side) => void;
  readonly onChange: (side: Side, region: ImageRectangle) => void;
}

/** Regions by hand on the image. */
export function RegionShapes(props: RegionShapesProps) {
  const { regions, frame, perX, perY, unit, side, onSelect, onChange } = props;
  return sides.map(({ id, text }) => {
    const region = regions[id];
    if (!region) return null;
    const [toX, toY] = region.unit === 'px' ? [perX, perY] : [1, 1];
    const scaled = ([from, to]: readonly [number, number], by: number) => [from * by, to * by] as const;
    return (
      <MovableRectangle
        key={id}
        name={text}
        kind={id === 'first' ? 'film' : 'substrate'}
        rectangle={{ x: scaled(region.x, toX), y: scaled(region.y, toY) }}
        frame={frame}
        unit={unit === 'um' ? 'µm' : 'px'}
        isSolid={side === id}
        onSelect={() => onSelect(id)}
        onSettle={({ x, y }) => onChange(id, { x, y, unit })}
      />
    );
  });
}
