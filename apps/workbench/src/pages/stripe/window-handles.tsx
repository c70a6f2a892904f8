import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Frame } from './draw/marks';
import type { Edge, StripeWindow } from './use-window';
import styles from './instrument.module.css';

interface HandlesProps {
  readonly frame: Frame;
  /** Lower end of the lines: below the residuals. */
  readonly bottom: number;
  readonly window: StripeWindow;
}

/** The two edges of the window: sliders that go from point to point. */
export function WindowHandles({ frame, bottom, window }: HandlesProps) {
  const top = frame.y.range[1];
  const [from, to] = [frame.x.at(window.fromUm), frame.x.at(window.toUm)];
  return (
    <g>
      <rect
        className={styles.flag}
        x={from - 1}
        width={Math.max(0, to - from) + 2}
        y={top - 19}
        height={18}
        rx={2}
      />
      <WindowLabel from={from} to={to} y={top - 6} window={window} left={frame.x.range[0]} />
      <Handle edge="from" frame={frame} bottom={bottom} window={window} />
      <Handle edge="to" frame={frame} bottom={bottom} window={window} />
    </g>
  );
}

interface LabelProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly left: number;
  readonly window: StripeWindow;
}

/** On the flag where it is wide enough for the words, else beside it. */
function WindowLabel({ from, to, y, window, left }: LabelProps) {
  const text = `${window.fromUm}–${window.toUm} µm`;
  if (to - from > 160)
    return (
      <text className={styles.flagText} x={(from + to) / 2} y={y} textAnchor="middle">
        Eq. 1 window {text}
      </text>
    );
  const isLeft = from - left > 150;
  return (
    <text
      className={styles.besideFlag}
      x={isLeft ? from - 8 : to + 8}
      y={y}
      textAnchor={isLeft ? 'end' : 'start'}
    >
      Eq. 1 window {text}
    </text>
  );
}

const names: Record<Edge, string> = { from: 'Window start', to: 'Window end' };

function Handle({ edge, frame, bottom, window }: HandlesProps & { readonly edge: Edge }) {
  const { lengthsUm } = window;
  const value = edge === 'from' ? window.fromUm : window.toUm;
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const latest = useRef(value);
  const [top, x] = [frame.y.range[1], frame.x.at(value)];

  const lengthAt = (event: PointerEvent<SVGGElement>): number => {
    const svg = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return frame.x.invert(event.clientX - (svg?.left ?? 0));
  };
  const onPointerDown = (event: PointerEvent<SVGGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    event.preventDefault();
    latest.current = value;
    setStartedAt(value);
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>): void => {
    if (startedAt === null) return;
    latest.current = lengthAt(event);
    window.move(edge, latest.current);
  };
  const onPointerUp = (): void => {
    if (startedAt === null) return;
    setStartedAt(null);
    if (latest.current === startedAt) window.cancel();
    else window.settle(edge, latest.current);
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.key === 'Escape' && startedAt !== null) {
      setStartedAt(null);
      window.cancel();
      return;
    }
    const at = lengthsUm.indexOf(value);
    const next = keyTarget(event, at === -1 ? nearestIndex(lengthsUm, value) : at, lengthsUm.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    window.settle(edge, lengthsUm[next] ?? value);
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      data-edge={edge}
      className={styles.handle}
      data-dragging={startedAt !== null}
      aria-label={names[edge]}
      aria-orientation="horizontal"
      aria-valuemin={lengthsUm[0]}
      aria-valuemax={lengthsUm.at(-1)}
      aria-valuenow={value}
      aria-valuetext={`${value} µm`}
      {...{ onPointerDown, onPointerMove, onPointerUp, onKeyDown }}
    >
      {startedAt !== null && (
        <line
          className={styles.before}
          x1={frame.x.at(startedAt)}
          x2={frame.x.at(startedAt)}
          y1={top}
          y2={bottom}
        />
      )}
      <rect className={styles.hit} x={x - 12} width={24} y={top - 20} height={bottom - top + 20} />
      <line className={styles.edge} x1={x} x2={x} y1={top - 1} y2={bottom} />
      <rect className={styles.grip} x={x - 5} y={(top + bottom) / 2 - 24} width={10} height={24} rx={2} />
      <path className={styles.gripLines} d={`M${x - 1.5} ${(top + bottom) / 2 - 16}v8m3 0v-8`} />
    </g>
  );
}

/** Arrows by a point, with Shift by five, Home and End to the ends. */
function keyTarget({ key, shiftKey }: KeyboardEvent, at: number, count: number): number | undefined {
  const step = shiftKey ? 5 : 1;
  const wanted = { ArrowRight: at + step, ArrowUp: at + step, ArrowLeft: at - step, ArrowDown: at - step }[
    key
  ];
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted));
}

const nearestIndex = (lengths: readonly number[], value: number): number =>
  lengths.reduce(
    (best, um, i) => (Math.abs(um - value) < Math.abs((lengths[best] ?? Infinity) - value) ? i : best),
    0,
  );
