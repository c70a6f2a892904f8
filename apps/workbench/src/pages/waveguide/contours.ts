import type { ConfinementMap } from '@modalgain/compute';

/** Where a confinement is first reached, row by row; in thickness and index. */
export interface Contour {
  readonly level: number;
  readonly points: readonly (readonly [thicknessNm: number, index: number])[];
}

/** Along each row the confinement of the fundamental mode rises from its cut-off: the first crossing is the contour. */
export function contourOf(map: ConfinementMap, level: number): Contour {
  const { columns, rows, modal, thicknessNm, index } = map;
  const stepNm = (thicknessNm[1] - thicknessNm[0]) / (columns - 1);
  const points: [number, number][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column < columns; column++) {
      const before = modal[row * columns + column - 1] ?? NaN;
      const here = modal[row * columns + column] ?? NaN;
      if (!(before < level && here >= level)) continue;
      const share = (level - before) / (here - before);
      points.push([
        thicknessNm[0] + stepNm * (column - 1 + share),
        index[0] + ((index[1] - index[0]) * row) / (rows - 1),
      ]);
      break;
    }
  }
  return { level, points };
}
