import { formatSignificant } from '@modalgain/numerics';
import { useEffect, useRef } from 'react';
import { xOf, yOf, type MapFrame } from './map-frame';
import styles from './surface.module.css';

/** A pixel that is pointed at. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  readonly column: number;
  readonly row: number;
  readonly value: number;
}

interface MagnifierProps {
  readonly probe: Probe;
  readonly frame: MapFrame;
  readonly source: HTMLCanvasElement;
  readonly unit: string;
  readonly valueUnit: string;
}

/** Pixels on each side of the one in the middle. */
const reach = 7;
const sidePx = 105;
const widthPx = 133;

/** The neighbourhood of a pixel, enlarged, with its place and value. */
export function Magnifier({ probe, frame, source, unit, valueUnit }: MagnifierProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, column, row, value } = probe;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const side = 2 * reach + 1;
    context.imageSmoothingEnabled = false;
    context.clearRect(0, 0, sidePx, sidePx);
    context.drawImage(source, column - reach, row - reach, side, side, 0, 0, sidePx, sidePx);
  }, [source, column, row]);
  const isLeft = x > frame.across / 2;
  const left = xOf(frame, x) + (isLeft ? -widthPx - 20 : 20);
  const top = Math.max(frame.top, Math.min(yOf(frame, y) - 70, frame.top + frame.height - 160));
  const digits = unit === 'px' ? 0 : 2;
  return (
    <div className={styles.magnifier} style={{ left, top, width: widthPx }} aria-hidden="true">
      <canvas ref={canvas} width={sidePx} height={sidePx} />
      <span className={styles.cross} />
      <strong>
        {Number.isFinite(value)
          ? `${formatSignificant(value, 4).replace('-', '\u2212')} ${valueUnit}`
          : 'no height'}
      </strong>
      <span>
        {x.toFixed(digits)}, {y.toFixed(digits)} {unit}
      </span>
    </div>
  );
}
