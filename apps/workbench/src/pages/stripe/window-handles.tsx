import { EdgeHandle } from '../../plot/edge-handle';
import type { Frame } from '../../plot/marks';
import { nearestIndex, type Edge, type StripeWindow } from './use-window';
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
  const text = `Eq. 1 window ${window.fromUm}–${window.toUm} µm`;
  if (to - from > 170)
    return (
      <text className={styles.flagText} x={(from + to) / 2} y={y} textAnchor="middle">
        {text}
      </text>
    );
  const isLeft = from - left > 170;
  return (
    <text
      className={styles.besideFlag}
      x={isLeft ? from - 8 : to + 8}
      y={y}
      textAnchor={isLeft ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}

/** Above the frame's lower end, where neither curve nor words are. */
const gripAbovePx = 72;

const names: Record<Edge, string> = { from: 'Window start', to: 'Window end' };

function Handle({ edge, frame, bottom, window }: HandlesProps & { readonly edge: Edge }) {
  const { lengthsUm } = window;
  const last = lengthsUm.length - 1;
  const value = edge === 'from' ? window.fromUm : window.toUm;
  const stepped = (steps: number): number =>
    lengthsUm[Math.max(0, Math.min(last, nearestIndex(lengthsUm, value) + steps))] ?? value;
  return (
    <EdgeHandle
      name={names[edge]}
      edge={edge}
      value={value}
      valueText={`${value} µm`}
      bounds={[lengthsUm[0] ?? 0, lengthsUm[last] ?? 0]}
      stepped={stepped}
      x={frame.x}
      top={frame.y.range[1]}
      bottom={bottom}
      gripAt={frame.y.range[0] - gripAbovePx}
      onMove={(lengthUm) => window.move(edge, lengthUm)}
      onSettle={(lengthUm) => window.settle(edge, lengthUm)}
      onCancel={window.cancel}
    />
  );
}
