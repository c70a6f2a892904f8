import type { Micrograph } from '@modalgain/measurements';
import { randomStream } from '@modalgain/numerics';
import { roughSurface } from './rough-surface.js';

/** A synthetic micrograph; everything but the seed has a default. */
export interface StampedBorderTask {
  readonly seed: number;
  readonly columns?: number;
  /** Rows of the image proper, 384. */
  readonly imageRows?: number;
  /** Rows of an annotation bar below it, 0. */
  readonly barRows?: number;
  readonly pixelSizeNm?: number;
  /** Brightness of the stamped half over that of the other, both less black, 1.25. */
  readonly ratio?: number;
  readonly darkLevel?: number;
  readonly blackLevel?: number;
  /** Of the border against the vertical; the stamped half is on the right. */
  readonly tiltDeg?: number;
  /** Where the border crosses the middle row, as a share of the columns. */
  readonly position?: number;
  /** Standard deviation of the film's grain, which is correlated, and of the detector's noise, which is not. */
  readonly grainLevels?: number;
  readonly grainPixels?: number;
  readonly noiseLevels?: number;
  /** About how much brighter the image is at its brightest corner than on average; the shading's mean is zero. */
  readonly shadingLevels?: number;
}

/** The brightness of bar and letters as microscopes write them. */
const [barLevel, letterLevel] = [0, 255];

/**
 * A micrograph of 8 bits across the edge of a stamp: two levels with a straight border, a shading of degree 2, correlated grain,
 * white noise, and an annotation bar if wanted. The truth is what it was asked for.
 */
export function simulateStampedBorder(task: StampedBorderTask): Micrograph {
  const { columns = 512, imageRows = 384, barRows = 0, pixelSizeNm = 11.65, blackLevel = 20 } = task;
  const { ratio = 1.25, darkLevel = 100, tiltDeg = 4, position = 0.5, shadingLevels = 6 } = task;
  const random = randomStream(task.seed);
  const grain = roughSurface({
    rows: imageRows,
    columns,
    pixelXNm: 1,
    pixelYNm: 1,
    rmsNm: task.grainLevels ?? 6,
    correlationLengthNm: task.grainPixels ?? 4,
    random,
  });
  const step = (ratio - 1) * (darkLevel - blackLevel);
  const slope = Math.tan((tiltDeg * Math.PI) / 180);
  const brightness = new Uint8Array(columns * (imageRows + barRows));
  for (let row = 0, index = 0; row < imageRows; row += 1) {
    for (let column = 0; column < columns; column += 1, index += 1) {
      const u = (2 * column + 1) / columns - 1;
      const v = (2 * row + 1) / imageRows - 1;
      const isStamped = column > position * columns + slope * (row - imageRows / 2);
      const shading = (shadingLevels * (2 * u - v + (u * u - 1 / 3) + 0.5 * u * v)) / 4.5;
      const level = darkLevel + (isStamped ? step : 0) + shading + grain[index];
      brightness[index] = Math.min(
        255,
        Math.max(0, Math.round(level + (task.noiseLevels ?? 8) * random.normal())),
      );
    }
  }
  writeBar(brightness, { columns, imageRows, barRows });
  return {
    kind: 'micrograph',
    provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
    title: 'Simulated border of a stamp',
    rows: imageRows + barRows,
    columns,
    brightness,
    storedRange: [0, 255],
    pixelSizeNm: { x: pixelSizeNm, y: pixelSizeNm },
    settings: { detector: 'InLens', acceleratingVoltageKv: 5, workingDistanceMm: 4, gamma: 1 },
  };
}

/** Even ground with strokes that stand for letters. */
function writeBar(
  brightness: Uint8Array,
  { columns, imageRows, barRows }: { columns: number; imageRows: number; barRows: number },
): void {
  for (let row = 0; row < barRows; row += 1) {
    const isText = row > barRows / 4 && row < (3 * barRows) / 4;
    for (let column = 0; column < columns; column += 1) {
      const isStroke = isText && column > columns / 10 && (7 * column + 3 * row) % 11 < 3;
      brightness[(imageRows + row) * columns + column] = isStroke ? letterLevel : barLevel;
    }
  }
}
