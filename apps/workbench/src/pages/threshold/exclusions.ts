import type { PointInFile, ThresholdSeriesResult } from '@modalgain/study';

/** Where a point of the series stands in the files: of several at one fluence the one of the same rank. */
export function placeOf(
  { points }: ThresholdSeriesResult,
  places: readonly PointInFile[],
  index: number,
): PointInFile | undefined {
  const fluence = points[index]?.fluenceUjPerCm2;
  const rank = points.slice(0, index).filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === fluence).length;
  return places.filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === fluence)[rank];
}
