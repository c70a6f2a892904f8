import { measuredPixels } from '../pixels.js';
import type { EdgeProfilePoint } from './edge-profile.js';
import { film, type Labels, substrate } from './segmentation.js';

const binCount = 200;

interface AreaScan {
  /** Levelled heights, the substrate at 0. */
  readonly zNm: Float64Array;
  /** Film and substrate as they were given. */
  readonly labels: Labels;
  readonly rows: number;
  readonly columns: number;
  readonly pixelXNm: number;
  readonly pixelYNm: number;
}

/** Lines of pixels along the axis that separates film from substrate. */
interface Axis {
  readonly length: number;
  readonly stride: number;
  readonly lines: number;
  readonly lineStride: number;
  readonly pixelNm: number;
}

/**
 * Mean height against position along the axis, of x and y, on which the middles of film and substrate lie further apart; over the lines that hold
 * both, or all lines where none does. Positions count from half way between the areas, positive towards the film; about 200 points.
 */
export function areaProfile(scan: AreaScan): EdgeProfilePoint[] {
  const axis = separatingAxis(scan);
  const { length, pixelNm } = axis;
  const bins = Math.min(binCount, length);
  const { sums, counts, balance } = sumOverLines(scan, axis, bins);
  const { edge, direction } = edgeOf(balance);
  const widthNm = (length * pixelNm) / bins;
  const points = Array.from(sums, (sum, bin) => ({
    distanceNm: direction * (bin - edge) * widthNm,
    heightNm: sum / counts[bin],
    pixels: counts[bin],
  })).filter(({ pixels }) => pixels > 0);
  return direction === 1 ? points : points.reverse();
}

function separatingAxis({ labels, rows, columns, pixelXNm, pixelYNm }: AreaScan): Axis {
  const middle = (label: number) => {
    const total = { x: 0, y: 0, count: 0 };
    for (let pixel = 0; pixel < labels.length; pixel++) {
      if (labels[pixel] !== label) continue;
      total.x += pixel % columns;
      total.y += Math.floor(pixel / columns);
      total.count += 1;
    }
    return { x: total.x / total.count, y: total.y / total.count };
  };
  const [above, below] = [middle(film), middle(substrate)];
  const alongRows = Math.abs(above.x - below.x) * pixelXNm >= Math.abs(above.y - below.y) * pixelYNm;
  return columns > 1 && (rows === 1 || alongRows)
    ? { length: columns, stride: 1, lines: rows, lineStride: columns, pixelNm: pixelXNm }
    : { length: rows, stride: columns, lines: columns, lineStride: 1, pixelNm: pixelYNm };
}

/** Of each bin the sum and number of its heights, and its film pixels less its substrate pixels. */
function sumOverLines({ zNm, labels }: AreaScan, axis: Axis, bins: number) {
  const { length, stride } = axis;
  const use = measuredPixels(zNm);
  const sums = new Float64Array(bins);
  const counts = new Float64Array(bins);
  const balance = new Float64Array(bins);
  for (const start of linesOfBoth(labels, axis)) {
    for (let i = 0, pixel = start; i < length; i++, pixel += stride) {
      const bin = Math.floor((i * bins) / length);
      if (labels[pixel] !== 0) balance[bin] += labels[pixel] === film ? 1 : -1;
      if (use[pixel] === 0) continue;
      sums[bin] += zNm[pixel];
      counts[bin] += 1;
    }
  }
  return { sums, counts, balance };
}

/** First pixels of the lines that hold film and substrate; of all lines where none does. */
function linesOfBoth(labels: Labels, { length, stride, lines, lineStride }: Axis): number[] {
  const starts = Array.from({ length: lines }, (_, line) => line * lineStride);
  const holds = (start: number, label: number) => {
    for (let i = 0, pixel = start; i < length; i++, pixel += stride) if (labels[pixel] === label) return true;
    return false;
  };
  const both = starts.filter((start) => holds(start, film) && holds(start, substrate));
  return both.length > 0 ? both : starts;
}

/** Where film and substrate come closest, in bins between bin middles, and on which side of it the film lies. */
function edgeOf(balance: Float64Array): { readonly edge: number; readonly direction: 1 | -1 } {
  let closest: { readonly edge: number; readonly direction: 1 | -1; readonly gap: number } | undefined;
  let before = -1;
  for (let bin = 0; bin < balance.length; bin++) {
    if (balance[bin] === 0) continue;
    const isEdge = before >= 0 && balance[before] > 0 !== balance[bin] > 0;
    if (isEdge && bin - before < (closest?.gap ?? Infinity))
      closest = { edge: (bin + before) / 2, direction: balance[bin] > 0 ? 1 : -1, gap: bin - before };
    before = bin;
  }
  return closest ?? { edge: balance.length / 2, direction: 1 };
}
