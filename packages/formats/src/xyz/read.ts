import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { readText } from '../read-text.js';
import { gridOf, rasterised } from './grid.js';
import { xyzUnits } from './header.js';
import type { XyzUnits } from './header.js';
import { pointsOf, takeApart } from './points.js';

/** Reads points of a grid, in whatever order they stand, as a height map. */
export function readXyz({ name, bytes }: NamedBytes): FileContent {
  const text = takeApart(readText(bytes, name));
  if (!text)
    throw new UnreadableFileError('found no lines of three numbers, expected x, y and z.', { line: 1 });
  const points = pointsOf(text);
  const grid = gridOf(points);
  if (!grid) {
    throw new UnreadableFileError(
      `found ${points.z.length} points that do not fill a grid of equal distances, expected x and y of a scan; ` +
        'interpolate scattered points onto a grid first.',
      { line: text.from + 1 },
    );
  }
  const units = xyzUnits(text.header);
  const notes = ['Points on a grid; the smallest y is the top row.', ...unitNotes(units)];
  const [x, y, z] = [units?.x ?? 1, units?.y ?? units?.x ?? 1, units?.z ?? 1];
  const map = heightMapOf({
    title: '',
    columns: grid.x.count,
    rows: grid.y.count,
    width: grid.x.step * grid.x.count * x,
    height: grid.y.step * grid.y.count * y,
    lateralUnit: 'm',
    valueUnit: 'm',
    data: rasterised(points, grid).map((height) => height * z),
    mask: undefined,
    notes,
  });
  return { measurements: map ? [map] : [], notes };
}

function unitNotes(units: XyzUnits | undefined): string[] {
  const missing = (['x', 'y', 'z'] as const).filter(
    (axis) => units?.[axis] === undefined && !(axis === 'y' && units?.x !== undefined),
  );
  return missing.length === 0
    ? []
    : [
        `The file states no unit of ${missing.join(', ')}: taken as m; write a first line such as "x[um] y[um] z[nm]".`,
      ];
}
