const pointCount = 25;

/** A curve begins at this share of the least pressure: at none, nothing is done, and no law speaks of that. */
const from = 0.5;

/** Pressures at which a curve over some pressures is drawn. */
export function pressuresToDraw(pressuresMpa: readonly number[]): number[] {
  const [low, high] = [from * Math.min(...pressuresMpa), 1.15 * Math.max(...pressuresMpa)];
  return Array.from({ length: pointCount }, (_, i) => low + ((high - low) * i) / (pointCount - 1));
}
