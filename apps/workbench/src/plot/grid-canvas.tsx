import { viridisPalette, type Grid } from '@modalgain/figures';
import { useEffect, useRef } from 'react';
import styles from './grid-canvas.module.css';

const levels = 256;
const palette = viridisPalette(levels);

/** Writes a grid into pixels, its highest row on top; what has no value takes the darkest colour, to be covered by its region. */
function pixelsOf({ values, columns, rows }: Grid, [low, high]: readonly [number, number]): ImageData {
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? NaN;
      const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
      const level = Number.isNaN(share) ? 0 : Math.round(share * (levels - 1));
      const at = 4 * ((rows - 1 - row) * columns + column);
      image.data.set(palette.subarray(3 * level, 3 * level + 3), at);
      image.data[at + 3] = 255;
    }
  }
  return image;
}

interface GridCanvasProps {
  readonly grid: Grid;
  /** Values of the darkest and the lightest colour. */
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly height: number;
}

/** A grid in the colours of viridis, stretched smoothly to the frame. */
export function GridCanvas({ grid, domain, width, height }: GridCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [low, high] = domain;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.canvas.width = grid.columns;
    context.canvas.height = grid.rows;
    context.putImageData(pixelsOf(grid, [low, high]), 0, 0);
  }, [grid, low, high]);
  // Cells are centred on their points: the picture reaches half a cell beyond the frame on every side.
  const cell = { width: width / (grid.columns - 1), height: height / (grid.rows - 1) };
  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      aria-hidden="true"
      style={{
        left: -cell.width / 2,
        top: -cell.height / 2,
        width: width + cell.width,
        height: height + cell.height,
      }}
    />
  );
}
