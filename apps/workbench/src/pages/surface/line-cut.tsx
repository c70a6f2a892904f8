import type { ShownHeights } from '@modalgain/compute';
import { useId } from 'react';
import { Card } from '../../kit/card';
import { LineChart } from './line-chart';
import styles from './surface.module.css';

interface LineCutProps {
  readonly shown: ShownHeights;
  readonly row: number;
  readonly colour: string;
  readonly onRow: (row: number) => void;
}

/** The middle of a row, from the top edge. */
export const rowUm = ({ rows, heightUm }: ShownHeights, row: number): number =>
  ((row + 0.5) / rows) * heightUm;

/** The heights along one row of the scan; the row is chosen by a slider and marked on the map. */
export function LineCut({ shown, row, colour, onRow }: LineCutProps) {
  const id = useId();
  const at = `${rowUm(shown, row).toFixed(2)} µm`;
  return (
    <Card
      title="One row of the scan"
      aside={
        <>
          <label htmlFor={id}>y from the top</label>
          <input
            id={id}
            className={styles.slider}
            type="range"
            min={0}
            max={shown.rows - 1}
            value={row}
            aria-valuetext={at}
            onChange={(event) => onRow(Number(event.currentTarget.value))}
          />
          <span className={styles.at}>{at}</span>
        </>
      }
    >
      <Heights {...{ shown, row, colour }} />
    </Card>
  );
}

/** The row as a curve, or why there is none. */
function Heights({ shown, row, colour }: Omit<LineCutProps, 'onRow'>) {
  const { columns, widthUm, zNm } = shown;
  const heights = Array.from(zNm.subarray(row * columns, (row + 1) * columns));
  const measured = heights.filter((z) => Number.isFinite(z));
  if (measured.length < 2) return <p className={styles.words}>No height was measured in this row.</p>;
  return (
    <LineChart
      x={heights.map((_, i) => ((i + 0.5) / columns) * widthUm)}
      y={heights}
      xRange={[0, widthUm]}
      xLabel="x (µm)"
      yLabel="z (nm)"
      colour={colour}
      textAlternative={`Heights along a row of the scan, from ${Math.min(...measured).toFixed(1)} to ${Math.max(...measured).toFixed(1)} nm.`}
    />
  );
}
