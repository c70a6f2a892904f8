import { viridisPalette } from '@modalgain/figures';
import { useEffect, useRef } from 'react';
import type { MapFrame } from './map-frame';
import styles from './surface.module.css';

/** A grid of values, row 0 on top. */
export interface Raster {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export type Palette = 'viridis' | 'grey';

const levels = 256;
const viridis = viridisPalette(levels);

/** The colour of a level. */
function colourOf(palette: Palette, level: number): readonly [number, number, number] {
  if (palette === 'grey') return [level, level, level];
  const at = 3 * level;
  return [viridis[at] ?? 0, viridis[at + 1] ?? 0, viridis[at + 2] ?? 0];
}

/** The scale as a list of colours from low to high, for a gradient. */
export const gradientOf = (palette: Palette): string =>
  Array.from({ length: 17 }, (_, i) => `rgb(${colourOf(palette, Math.min(255, 16 * i)).join(' ')})`).join(
    ', ',
  );

const fadedAlpha = 70;

function pixelsOf(
  { rows, columns, values }: Raster,
  palette: Palette,
  [low, high]: readonly [number, number],
  faded: ((pixel: number) => boolean) | undefined,
): ImageData {
  const image = new ImageData(columns, rows);
  const scale = (levels - 1) / (high - low || 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    const level = Math.max(0, Math.min(levels - 1, Math.round((value - low) * scale)));
    const [red, green, blue] = colourOf(palette, level);
    image.data[4 * i] = red;
    image.data[4 * i + 1] = green;
    image.data[4 * i + 2] = blue;
    image.data[4 * i + 3] = faded?.(i) === true ? fadedAlpha : 255;
  }
  return image;
}

interface RasterCanvasProps {
  readonly raster: Raster;
  readonly palette: Palette;
  readonly range: readonly [number, number];
  readonly frame: MapFrame;
  readonly textAlternative: string;
  /** Pixels that are shown pale. */
  readonly faded?: ((pixel: number) => boolean) | undefined;
  /** Given the canvas, for a magnifier. */
  readonly onDrawn?: (canvas: HTMLCanvasElement) => void;
}

/** The colours of a grid under its axes; no value is no colour. */
export function RasterCanvas(props: RasterCanvasProps) {
  const { raster, palette, range, frame, textAlternative, faded, onDrawn } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.canvas.width = raster.columns;
    context.canvas.height = raster.rows;
    context.putImageData(pixelsOf(raster, palette, range, faded), 0, 0);
    onDrawn?.(context.canvas);
  }, [raster, palette, range, faded, onDrawn]);
  const { left, top, width, height } = frame;
  return (
    <canvas
      ref={canvas}
      className={styles.raster}
      role="img"
      aria-label={textAlternative}
      style={{ left, top, width, height }}
    />
  );
}
