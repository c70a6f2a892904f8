/**
 * Moves positions apart so that neighbours keep the gap and all stay between `low` and `high`, each as near to where it wants to
 * be as least squares allow (pool of adjacent violators). Labels at the ends of curves stand at the result.
 */
export function spreadPositions({
  wanted,
  gap,
  low,
  high,
}: {
  wanted: readonly number[];
  gap: number;
  low: number;
  high: number;
}): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const pools: { sum: number; count: number }[] = [];
  // With i gaps taken away from the i-th label, "no overlap" becomes "not decreasing".
  order.forEach((index, i) => {
    pools.push({ sum: (wanted[index] ?? 0) - i * gap, count: 1 });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  const room = high - (order.length - 1) * gap;
  const positions = new Array<number>(wanted.length).fill(0);
  let rank = 0;
  for (const { sum, count } of pools) {
    const start = Math.max(low, Math.min(room, sum / count));
    for (let k = 0; k < count; k++, rank++) positions[order[rank] ?? 0] = start + rank * gap;
  }
  return positions;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const outside = (box: Box, frame: Box): number => box.width * box.height - overlap(box, frame);

/** Directions from a point in which its label may stand, best first: sides, then above and below, near and farther. */
const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -0.7],
  [-1, -0.7],
  [1, 0.7],
  [-1, 0.7],
];

/**
 * Where the labels of points go: beside their point, clear of obstacles (markers, curves given as small boxes), of each
 * other and of the frame's edge. Greedy in the given order; the least bad place is taken where none is free.
 *
 * @returns the box of each label
 */
export function placeLabels({
  anchors,
  sizes,
  obstacles,
  frame,
  distance,
}: {
  anchors: readonly { x: number; y: number }[];
  sizes: readonly { width: number; height: number }[];
  obstacles: readonly Box[];
  frame: Box;
  distance: number;
}): Box[] {
  const placed: Box[] = [];
  anchors.forEach((anchor, i) => {
    const { width, height } = sizes[i] ?? { width: 0, height: 0 };
    let best: { box: Box; cost: number } | undefined;
    for (const reach of [1, 1.8, 3]) {
      directions.forEach(([dx, dy], rank) => {
        const x = anchor.x + dx * distance * reach - (dx > 0 ? 0 : dx < 0 ? width : width / 2);
        const y = anchor.y + dy * (distance * reach + height / 2) - height / 2;
        const box = { x, y, width, height };
        const cost =
          20 * outside(box, frame) +
          10 * placed.reduce((sum, other) => sum + overlap(box, other), 0) +
          obstacles.reduce((sum, other) => sum + overlap(box, other), 0) +
          0.1 * rank +
          (reach - 1);
        if (!best || cost < best.cost - 1e-9) best = { box, cost };
      });
    }
    if (best) placed.push(best.box);
  });
  return placed;
}
