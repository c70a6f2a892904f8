import type { NetGainMap } from '@modalgain/compute';
import { contourLevels, contourPath, type Grid } from '@modalgain/figures';
import { linePath, type Frame } from '../../plot/marks';
import styles from './design.module.css';

interface MapLinesProps {
  readonly map: NetGainMap;
  readonly grid: Grid;
  readonly frame: Frame;
}

/** Narrower than this, the region has no room for its name. */
const forbiddenNamePx = 100;

/** Contours, zero stronger than the rest, cut-off lines and the region where nothing is guided. */
export function MapLines({ map, grid, frame }: MapLinesProps) {
  const { columns, rows, cutoffNm, range } = map;
  const [width, height] = [frame.x.range[1], frame.y.range[0]];
  const toPixels = ([column, row]: readonly [number, number]) =>
    [(width * column) / (columns - 1), height * (1 - row / (rows - 1))] as const;
  const values = Array.from(
    { length: rows },
    (_, row) => range[0] + ((range[1] - range[0]) * row) / (rows - 1),
  );
  // An infinite thickness stands far beyond the frame.
  const [first, second] = cutoffNm.map((thicknesses) => thicknesses.map((each) => Math.min(each, 1e5)));
  const isForbidden = first.some((each) => each > map.thicknessNm[0]);
  const cutoff = linePath(frame, first, values);
  return (
    <>
      {isForbidden && <path className={styles.forbidden} d={`${cutoff}L-2 0L-2 ${height}Z`} />}
      {isForbidden && <path className={styles.cutoff} d={cutoff} />}
      <path className={styles.secondModeOnMap} d={linePath(frame, second, values)} />
      {contourLevels(grid.values).map((level) => (
        <path key={level} className={styles.contour} d={contourPath(grid, level, toPixels)} />
      ))}
      <path className={styles.zeroContour} d={contourPath(grid, 0, toPixels)} />
      {frame.x.at(first[0] ?? 0) > forbiddenNamePx && (
        <text className={styles.onForbidden} x={6} y={height - 8}>
          no guided mode
        </text>
      )}
    </>
  );
}
