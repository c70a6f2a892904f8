import { normalEstimate, type Estimate } from '@modalgain/numerics';

/**
 * Index and thickness of one fit err together: part of the index moves with the thickness, and the rest is independent of it.
 * With correlation 0 that is the index alone.
 */
export interface CorrelatedIndex {
  /** The independent part: the index, with the error that it has at a given thickness. */
  readonly independent: Estimate;
  /** The index where the independent part has this value and the thickness that. */
  readonly indexAt: (independentIndex: number, thicknessNm: number) => number;
}

/** Parts the error of an index by its correlation with the thickness; both errors normal. */
export function correlatedIndex({
  filmIndex,
  thicknessNm,
  correlation = 0,
}: {
  readonly filmIndex: Estimate;
  readonly thicknessNm: Estimate;
  readonly correlation?: number;
}): CorrelatedIndex {
  const isTogether = correlation !== 0 && thicknessNm.standardError > 0;
  if (!isTogether) return { independent: filmIndex, indexAt: (index) => index };
  const slope = (correlation * filmIndex.standardError) / thicknessNm.standardError;
  return {
    independent: normalEstimate(
      filmIndex.value,
      filmIndex.standardError * Math.sqrt(Math.max(0, 1 - correlation ** 2)),
      filmIndex.method,
    ),
    indexAt: (index, thickness) => index + slope * (thickness - thicknessNm.value),
  };
}
