/** Values on a grid: row after row from the lowest, along each row from the left. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

type Place = readonly [column: number, row: number];

/**
 * Where a grid has a value, as an SVG path in pixels: a short line across every cell that the value passes through (marching
 * squares, corners joined by straight lines). Cells with a corner that has no value are left out.
 */
export function contourPath(grid: Grid, level: number, toPixels: (place: Place) => Place): string {
  const { columns, rows, values } = grid;
  const at = (column: number, row: number): number => values[row * columns + column] ?? NaN;
  let path = '';
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners: readonly (readonly [Place, number])[] = [
        [[column, row], at(column, row)],
        [[column + 1, row], at(column + 1, row)],
        [[column + 1, row + 1], at(column + 1, row + 1)],
        [[column, row + 1], at(column, row + 1)],
      ];
      if (corners.some(([, value]) => Number.isNaN(value))) continue;
      const crossings = corners.flatMap((from, i) => crossing(from, corners[(i + 1) % 4] ?? from, level));
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        path += crossings
          .slice(i, i + 2)
          .map((place, end) => {
            const [x, y] = toPixels(place);
            return `${end === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
          })
          .join('');
      }
    }
  }
  return path;
}

function crossing(
  [from, low]: readonly [Place, number],
  [to, high]: readonly [Place, number],
  level: number,
): Place[] {
  if (low < level === high < level) return [];
  const share = (level - low) / (high - low);
  return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
}
