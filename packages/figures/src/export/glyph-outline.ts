import type { PathCommand } from './outline-font.js';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** Contours of a glyph as TrueType has them: points on the curve, and controls of quadratic curves between them. */
function contoursOf(commands: readonly PathCommand[]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    for (let i = 0; i < args.length; i += 2) {
      const isOnCurve = command !== 'quadraticCurveTo' || i === 2;
      contours.at(-1)?.push({ x: Math.round(args[i] ?? 0), y: Math.round(args[i + 1] ?? 0), isOnCurve });
    }
  }
  return contours.filter((points) => points.length > 0);
}

/**
 * A glyph as an entry of the table `glyf`, without hints; nothing for one without outline.
 * Source: OpenType 1.9, glyf. Every coordinate takes two bytes: simple, and packed away by the compression of a PDF.
 */
export function encodeOutline(commands: readonly PathCommand[]): Uint8Array {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const length = 10 + 2 * contours.length + 2 + 5 * points.length;
  const view = new DataView(new ArrayBuffer(length + (length % 2)));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  [contours.length, ...bounds].forEach((value, i) => view.setInt16(2 * i, value));
  let end = 0;
  contours.forEach((contour, i) => view.setUint16(10 + 2 * i, (end += contour.length) - 1));
  // After the length of the hints, which is zero: flags, then x, then y, each as the step from the point before.
  const flags = 12 + 2 * contours.length;
  points.forEach(({ isOnCurve }, i) => view.setUint8(flags + i, isOnCurve ? 1 : 0));
  writeSteps(view, flags + points.length, xs);
  writeSteps(view, flags + 3 * points.length, ys);
  return new Uint8Array(view.buffer);
}

function writeSteps(view: DataView, offset: number, values: readonly number[]): void {
  values.forEach((value, i) => view.setInt16(offset + 2 * i, value - (values[i - 1] ?? 0)));
}
