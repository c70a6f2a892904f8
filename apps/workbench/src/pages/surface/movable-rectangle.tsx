import { xOf, yOf, type MapFrame } from './map-frame';
import { edgeGrips, type Grip, type MapPlace, type MapRectangle } from './map-rectangle';
import { gripName, useRectangleDrag } from './use-rectangle-drag';
import styles from './movable-rectangle.module.css';

interface MovableRectangleProps {
  readonly name: string;
  /** Film solid, substrate dashed, what is left out dotted and dark. */
  readonly kind: 'film' | 'substrate' | 'exclude';
  readonly rectangle: MapRectangle;
  readonly frame: MapFrame;
  readonly unit: MapPlace['unit'];
  /** Whether a press inside takes hold of it; else only its outline does, so that another can be drawn within. */
  readonly isSolid: boolean;
  readonly onSelect: () => void;
  readonly onSettle: (rectangle: MapRectangle) => void;
  readonly onRemove?: () => void;
}

/** Shorter sides have no grip in their middle. */
const shortSidePx = 40;

const lengthText = (length: number, unit: MapPlace['unit']): string => length.toFixed(unit === 'px' ? 0 : 2);

/** A rectangle by hand on a map: moved by its body, resized at sides and corners, both by keys as well. */
export function MovableRectangle(props: MovableRectangleProps) {
  const { name, kind, rectangle, frame, unit, isSolid, onSelect, onSettle, onRemove } = props;
  const place = { across: frame.across, down: frame.down, unit };
  const drag = useRectangleDrag({ rectangle, frame, place, onSettle, onRemove });
  const { x, y } = drag.shown;
  const [left, right] = x.map((at) => xOf(frame, at)) as [number, number];
  const [top, bottom] = y.map((at) => yOf(frame, at)) as [number, number];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const size = `${lengthText(x[1] - x[0], unit)} × ${lengthText(y[1] - y[0], unit)} ${unit}`;
  const ends = ([from, to]: readonly number[]) => `${from} to ${to}`;
  return (
    <g
      role="application"
      tabIndex={0}
      aria-label={`${name}: x ${ends(x)}, y ${ends(y)} ${unit}`}
      aria-roledescription="rectangle on the map"
      aria-description={`Arrows move it, Shift and arrows resize it${onRemove ? ', Delete removes it' : ''}.`}
      className={styles.rectangle}
      data-kind={kind}
      data-moving={drag.isMoving}
      onFocus={onSelect}
      {...drag.handlers}
    >
      <rect {...box} className={styles.shape} />
      <rect {...box} className={styles.body} data-solid={isSolid} />
      <text x={left + 5} y={top + 14}>
        {name}
        {drag.isMoving && `: ${size}`}
      </text>
      {edgeGrips.filter(hasRoom(box)).map((grip) => (
        <Handle
          key={gripName(grip)}
          grip={grip}
          x={left + ((grip[0] + 1) / 2) * box.width}
          y={top + ((grip[1] + 1) / 2) * box.height}
        />
      ))}
    </g>
  );
}

/** Whether a grip is far enough from its neighbours; corners always are. */
const hasRoom =
  ({ width, height }: { readonly width: number; readonly height: number }) =>
  ([across, down]: Grip): boolean =>
    (across !== 0 || width >= shortSidePx) && (down !== 0 || height >= shortSidePx);

const cursors = new Map([
  ['-1 -1', 'nwse-resize'],
  ['1 1', 'nwse-resize'],
  ['1 -1', 'nesw-resize'],
  ['-1 1', 'nesw-resize'],
  ['0 -1', 'ns-resize'],
  ['0 1', 'ns-resize'],
]);

interface HandleProps {
  readonly grip: Grip;
  readonly x: number;
  readonly y: number;
}

function Handle({ grip, x, y }: HandleProps) {
  const name = gripName(grip);
  return (
    <g className={styles.handle} data-grip={name} style={{ cursor: cursors.get(name) ?? 'ew-resize' }}>
      <circle cx={x} cy={y} className={styles.hit} />
      <rect x={x - 4} y={y - 4} width={8} height={8} rx={1.5} className={styles.knob} />
    </g>
  );
}
