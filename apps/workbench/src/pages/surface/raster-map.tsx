import { useRef, useState, type ReactNode } from 'react';
import { useSize } from '../../plot/use-size';
import { Magnifier, type Probe } from './magnifier';
import { MapAxes } from './map-axes';
import { frameIn, heightFor, pointAt, type MapFrame } from './map-frame';
import { RasterCanvas, type Palette, type Raster } from './raster-canvas';
import { useDrag } from './use-drag';
import styles from './surface.module.css';

export interface MapScale {
  readonly range: readonly [number, number];
  readonly palette: Palette;
  /** "Height (nm)" */
  readonly label: string;
  /** Unit of a value read off: "nm". */
  readonly unit: string;
}

interface RasterMapProps {
  readonly raster: Raster;
  readonly scale: MapScale;
  /** Size of the whole grid, in `unit`. */
  readonly across: number;
  readonly down: number;
  readonly unit: 'µm' | 'px';
  readonly textAlternative: string;
  readonly faded?: ((pixel: number) => boolean) | undefined;
  /** Drawn over the map, in the coordinates of the drawing. */
  readonly overlay?: (frame: MapFrame) => ReactNode;
  /** A rectangle was drawn between two points. */
  readonly onDraw?: (from: readonly [number, number], to: readonly [number, number]) => void;
}

/** A map of true proportions with axes, a scale of colours, and a magnifier under the pointer. */
export function RasterMap(props: RasterMapProps) {
  const { raster, scale, across, down, unit, textAlternative, faded, overlay, onDraw } = props;
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const [source, setSource] = useState<HTMLCanvasElement | null>(null);
  const [probe, setProbe] = useState<Probe | null>(null);
  const frame = size && frameIn(size, across, down);
  const drag = useDrag(frame, onDraw);
  return (
    <div
      ref={place}
      className={styles.map}
      data-draws={onDraw !== undefined}
      style={size ? { height: heightFor(size.width, across, down) } : undefined}
    >
      {frame && frame.width > 0 && (
        <div
          className={styles.fill}
          onPointerMove={(event) => setProbe(event.buttons === 0 ? probeAt(event, frame, raster) : null)}
          onPointerLeave={() => setProbe(null)}
        >
          <RasterCanvas {...{ raster, frame, faded, textAlternative }} {...scale} onDrawn={setSource} />
          <MapAxes {...{ frame, scale, unit }} size={size} />
          <svg
            className={styles.overlay}
            tabIndex={-1}
            width={size.width}
            height={size.height}
            {...drag.handlers}
          >
            <rect
              x={frame.left}
              y={frame.top}
              width={frame.width}
              height={frame.height}
              className={styles.catch}
            />
            {overlay?.(frame)}
            {drag.rectangle && <rect {...drag.rectangle} className={styles.drawing} />}
          </svg>
        </div>
      )}
      {probe && frame && source && <Magnifier {...{ probe, frame, source, unit }} valueUnit={scale.unit} />}
    </div>
  );
}

/** The pixel under the pointer; null beside the map. */
function probeAt(
  event: React.PointerEvent<HTMLElement>,
  frame: MapFrame,
  { rows, columns, values }: Raster,
): Probe | null {
  const box = event.currentTarget.parentElement?.getBoundingClientRect();
  if (!box) return null;
  const [x, y] = pointAt(frame, event.clientX - box.left, event.clientY - box.top);
  const column = Math.floor((x / frame.across) * columns);
  const row = Math.floor((y / frame.down) * rows);
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  return { x, y, column, row, value: values[row * columns + column] ?? NaN };
}
