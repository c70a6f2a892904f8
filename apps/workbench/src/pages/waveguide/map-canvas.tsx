import type { ConfinementMap } from '@modalgain/compute';
import { viridisPalette } from '@modalgain/figures';
import { useEffect, useRef } from 'react';

const levels = 256;
const palette = viridisPalette(levels);

/** Writes a map into pixels, the highest index on top; what is not guided takes the darkest colour and is covered by its region. */
function pixelsOf({ modal, columns, rows }: ConfinementMap): ImageData {
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = modal[row * columns + column] ?? NaN;
      const level = value > 0 ? Math.min(levels - 1, Math.round(value * (levels - 1))) : 0;
      const at = 4 * ((rows - 1 - row) * columns + column);
      image.data.set(palette.subarray(3 * level, 3 * level + 3), at);
      image.data[at + 3] = 255;
    }
  }
  return image;
}

interface MapCanvasProps {
  readonly map: ConfinementMap;
  readonly width: number;
  readonly height: number;
  readonly className: string | undefined;
}

/** The colours of a map; drawn once a map, stretched smoothly to the frame. */
export function MapCanvas({ map, width, height, className }: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.canvas.width = map.columns;
    context.canvas.height = map.rows;
    context.putImageData(pixelsOf(map), 0, 0);
  }, [map]);
  // Cells are centred on their points: the picture reaches half a cell beyond the frame on every side.
  const cell = { width: width / (map.columns - 1), height: height / (map.rows - 1) };
  return (
    <canvas
      ref={canvas}
      className={className}
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
