import type { DescribedImage, ImageRegions } from '@modalgain/compute';
import { xOf, yOf, type MapFrame } from './map-frame';
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

interface RegionShapesProps {
  readonly regions: Partial<ImageRegions>;
  readonly frame: MapFrame;
  /** um a pixel; 1 without a scale. */
  readonly perX: number;
  readonly perY: number;
}

const names = { first: 'Stamped', second: 'Unstamped' } as const;

/** Regions by hand on the image. */
export function RegionShapes({ regions, frame, perX, perY }: RegionShapesProps) {
  return (['first', 'second'] as const).map((side) => {
    const region = regions[side];
    if (!region) return null;
    const [toX, toY] = region.unit === 'px' ? [perX, perY] : [1, 1];
    const [x1, x2] = region.x.map((x) => xOf(frame, x * toX)) as [number, number];
    const [y1, y2] = region.y.map((y) => yOf(frame, y * toY)) as [number, number];
    return (
      <g key={side} className={styles.areaShape} data-kind={side === 'first' ? 'film' : 'substrate'}>
        <rect x={x1} y={y1} width={x2 - x1} height={y2 - y1} />
        <text x={x1 + 5} y={y1 + 14}>
          {names[side]}
        </text>
      </g>
    );
  });
}
