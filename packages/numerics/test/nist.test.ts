import { describe, expect, it } from 'vitest';
import { leastSquares } from '../src/index.js';
import { sharedDataIsThere } from '../../../test-support/shared-data.js';
import { nistCases, nistProblem, type NistCase } from './support/nist.js';

/** Digits that agree with the certified value, which has 11. */
function agreeingDigits(value: number, certified: number): number {
  return Math.min(11, -Math.log10(Math.abs(value - certified) / Math.abs(certified)));
}

function fewestDigits(values: ArrayLike<number>, certified: readonly number[]): number {
  return Math.min(...certified.map((reference, index) => agreeingDigits(values[index], reference)));
}

const runs = nistCases().flatMap((data) => [
  { name: `${data.name} from the far start`, data, start: data.start1 },
  { name: `${data.name} from the near start`, data, start: data.start2 },
]);

/** Its certified sum of squares lies below the rounding of the data: only its parameters can be met. */
const belowRounding = ({ name }: NistCase) => name === 'Lanczos1';

describe.skipIf(!sharedDataIsThere)('NIST StRD nonlinear regression (needs ../shared/data)', () => {
  it('has all 27 problems', () => expect(runs).toHaveLength(54));

  describe.each(['exact', 'differences'] as const)('with derivatives: %s', (derivatives) => {
    const parameterDigits: number[] = [];

    it.each(runs)('fits $name to the certified digits', ({ data, start }) => {
      const fit = leastSquares(nistProblem(data, start, derivatives));
      expect(fit.converged).toBe(true);
      parameterDigits.push(fewestDigits(fit.values, data.cert));
      expect(parameterDigits.at(-1)).toBeGreaterThanOrEqual(9);
      if (belowRounding(data)) return;
      expect(fewestDigits(fit.standardErrors, data.cert_sd)).toBeGreaterThanOrEqual(9);
      expect(agreeingDigits(fit.chiSquare, data.rss)).toBeGreaterThanOrEqual(10);
    });

    it('meets the certified parameters in 10.6 of 11 digits on average', () => {
      expect(parameterDigits).toHaveLength(54);
      expect(parameterDigits.reduce((sum, digits) => sum + digits, 0) / 54).toBeGreaterThan(10.6);
    });
  });
});
