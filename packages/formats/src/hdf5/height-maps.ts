import { unitSize } from '@modalgain/numerics';
import { flipRows } from '../flip-rows.js';
import { heightMapOf } from '../height-map.js';
import type { HeightMapContent } from '../height-map.js';
import { titleOf, unitOf } from './nexus.js';
import type { NexusPlot } from './nexus.js';
import { numbersOf } from './numbers.js';
import type { Hdf5Dataset } from './open-file.js';

const metresPerNm = 1e-9;
/** Of a step: axes are often single precision. */
const unevenness = 0.01;

interface Grid {
  readonly count: number;
  /** From point to point; below 0 where the positions fall. */
  readonly stepNm: number;
}

/** Height maps of a plot: lengths over two axes of equal steps in lengths; none where it is anything else. */
export function heightMapsOf({ signals, axes }: NexusPlot, notes: string[]): readonly HeightMapContent[] {
  const grids = axes.map((axis) => axis && gridOf(axis));
  if (grids.length !== 2) return [];
  const [y, x] = grids;
  if (!y || !x) return [];
  return signals.flatMap((signal) => mapOf(signal, { x, y }, notes) ?? []);
}

function gridOf(axis: Hdf5Dataset): Grid | undefined {
  const nm = unitSize(unitOf(axis), 'lengthNm');
  if (nm === undefined) return undefined;
  const positions = numbersOf(axis);
  const count = positions.length;
  const step = (positions[count - 1] - positions[0]) / (count - 1);
  const isEven = positions.every(
    (position, index) => Math.abs(position - positions[0] - index * step) <= unevenness * Math.abs(step),
  );
  return isEven && Math.abs(step) > 0 ? { count, stepNm: step * nm } : undefined;
}

function mapOf(
  signal: Hdf5Dataset,
  { x, y }: { readonly x: Grid; readonly y: Grid },
  notes: string[],
): HeightMapContent | undefined {
  const nm = unitSize(unitOf(signal), 'lengthNm');
  if (nm === undefined) return undefined;
  const metres = numbersOf(signal).map((value) => value * nm * metresPerNm);
  if (y.stepNm < 0) flipRows(metres, x.count);
  if (x.stepNm < 0)
    for (let row = 0; row < y.count; row += 1) metres.subarray(row * x.count, (row + 1) * x.count).reverse();
  notes.push('The smallest y is the top row, the smallest x the left column.');
  return heightMapOf({
    title: titleOf(signal),
    columns: x.count,
    rows: y.count,
    width: Math.abs(x.stepNm) * x.count * metresPerNm,
    height: Math.abs(y.stepNm) * y.count * metresPerNm,
    lateralUnit: 'm',
    valueUnit: 'm',
    data: metres,
    mask: undefined,
    notes,
  });
}
