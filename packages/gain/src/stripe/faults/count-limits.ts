import { formatSignificant, type Verdict } from '@modalgain/numerics';

/** Above this share of full scale detectors are no longer trusted to be linear. */
const trustedShare = 0.9;
/** Equal values on top that do not happen by chance: two where no other values are equal, three in coarse data. */
function fewestEqual(values: readonly number[], largest: number): number {
  const others = values.filter((value) => value !== largest);
  return new Set(others).size === others.length ? 2 : 3;
}

/**
 * Whether the detector ran into its limit: points above 90 % of full scale where that is stated, else several points that
 * share the largest value exactly.
 *
 * @param input.intensity of the used points, in the file's unit as full scale is
 */
export function countLimits(input: {
  readonly intensity: readonly number[];
  readonly fullScale?: number;
}): Verdict | undefined {
  const { intensity: values, fullScale } = input;
  const largest = Math.max(...values);
  const stated = fullScale !== undefined;
  const limit = stated ? trustedShare * fullScale : largest;
  const points = values.filter((value) => value >= limit && value > 0).length;
  if (points < (stated ? 1 : fewestEqual(values, largest))) return undefined;
  return {
    code: 'detector-limit',
    severity: 'caution',
    sentence: stated ? 'Points lie close to detector full scale.' : 'The detector seems to have saturated.',
    detail: stated
      ? `${points} of ${values.length} points lie above 90 % of full scale (${formatSignificant(fullScale, 4)}).`
      : `${points} points share the largest value, ${formatSignificant(largest, 4)}.\nClipped points look like saturated gain.`,
    evidence: { points, limit, fullScaleStated: stated },
    next: 'Exclude these points, or repeat them with a filter or a shorter integration time.',
  };
}
