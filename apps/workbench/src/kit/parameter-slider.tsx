import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { stepsOfKey } from './slider-steps';
import { usePointerDrag } from './use-pointer-drag';
import { ValueInput, type ValueUnit } from './value-input';
import styles from './parameter-slider.module.css';

/** Where something begins along a slider, e.g. a mode. */
export interface SliderTick {
  readonly mode: string;
  readonly at: number;
}

interface ParameterSliderProps {
  readonly name: string;
  readonly unit: ValueUnit;
  readonly value: number;
  /** The value before a drag, which stays marked until release. */
  readonly former: number;
  readonly range: readonly [number, number];
  /** The usual step of the arrow keys; Shift and the page keys take ten, Alt a tenth of it. */
  readonly step: number;
  readonly decimals: number;
  /** Where modes start or end. */
  readonly ticks: readonly SliderTick[];
  readonly onMove: (value: number) => void;
  readonly onRelease: (value: number) => void;
  readonly onCancel: () => void;
}

const percentOf = (value: number, [low, high]: readonly [number, number]): number =>
  100 * Math.min(1, Math.max(0, (value - low) / (high - low)));

/** A slider with its ticks, and its value as text. */
export function ParameterSlider(props: ParameterSliderProps) {
  const { name, unit, value, former, range, step, decimals, ticks, onMove, onRelease, onCancel } = props;
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const [low, high] = range;
  const rounded = (wanted: number): number => Number(Math.min(high, Math.max(low, wanted)).toFixed(decimals));
  const valueAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return value;
    return rounded(low + ((high - low) * (event.clientX - box.left)) / box.width);
  };
  const { handlers } = usePointerDrag<HTMLDivElement>({
    onStart: (event) => {
      thumb.current?.focus();
      onMove(valueAt(event));
    },
    onMove: (event) => onMove(valueAt(event)),
    onRelease: (event) => onRelease(valueAt(event)),
    onCancel,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = stepsOfKey(event, 10);
    if (steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = rounded(value + steps * step * (event.altKey ? 0.1 : 1));
    if (next !== value) onRelease(next);
  };
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <div className={styles.hit} {...handlers}>
        <div ref={track} className={styles.track}>
          <div className={styles.filled} style={{ width: `${percentOf(value, range)}%` }} />
          <SliderTicks ticks={ticks} range={range} />
          {former !== value && (
            <i className={styles.former} style={{ left: `${percentOf(former, range)}%` }} />
          )}
          <div
            ref={thumb}
            role="slider"
            tabIndex={0}
            className={styles.thumb}
            style={{ left: `${percentOf(value, range)}%` }}
            aria-label={name}
            aria-valuenow={value}
            aria-valuemin={low}
            aria-valuemax={high}
            aria-valuetext={`${value.toFixed(decimals)}${unit === 'nm' ? ' nm' : ''}${ticksInWords(ticks, unit)}`}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      <span className={styles.input}>
        <ValueInput
          name={`${name} value`}
          {...{ unit, value, decimals }}
          boundsHint={`a number from ${low} to ${high}${unit === 'nm' ? ' nm' : ''}`}
          isValid={(typed) => typed >= low && typed <= high}
          onCommit={onRelease}
        />
      </span>
    </div>
  );
}

const ticksInWords = (ticks: readonly SliderTick[], unit: ValueUnit): string =>
  ticks.map(({ mode, at }) => `; ${mode} starts at ${at.toFixed(unit === 'nm' ? 1 : 3)}`).join('');

/** Ticks nearer than this share of the track, in percent, write their names in one. */
const nearPercent = 20;

function SliderTicks({
  ticks,
  range,
}: {
  readonly ticks: readonly SliderTick[];
  readonly range: readonly [number, number];
}) {
  const sorted = ticks
    .map((tick) => ({ ...tick, left: percentOf(tick.at, range) }))
    .sort((a, b) => a.left - b.left);
  const names: { left: number; text: string }[] = [];
  for (const { left, mode } of sorted) {
    const last = names.at(-1);
    if (last && left - last.left < nearPercent) last.text = `${last.text} ${mode}`;
    else names.push({ left, text: mode });
  }
  return (
    <>
      {sorted.map(({ mode, left }) => (
        <i key={mode} className={styles.tick} style={{ left: `${left}%` }} />
      ))}
      {names.map(({ left, text }) => (
        <span key={text} className={styles.tickName} style={{ left: `${left}%` }} aria-hidden="true">
          {text}
        </span>
      ))}
    </>
  );
}
