import { findMinimum, normalEstimate, type Estimate } from '@modalgain/numerics';
import { firstPositive } from './crossing.js';
import type { ConfinementAt, PredictionInput } from './inputs.js';
import { netGainAt, type PredictedNetGain } from './net-gain-at.js';

/** Which thickness gives the most net gain. */
export type BestThickness =
  | {
      readonly kind: 'maximum';
      readonly thicknessNm: Estimate;
      readonly netGainPerCm: Estimate;
      /** The thinnest film with 95 % of that net gain: what a flat maximum is worth. */
      readonly ninetyFivePercentNm: Estimate;
    }
  | {
      /** The net gain rises to the end of the range: there is no best film, only diminishing returns. */
      readonly kind: 'saturates';
      /** Film gain less loss: a film so thick that the mode lies wholly in it, or the best beyond the range that the pump still reaches through. */
      readonly asymptotePerCm: Estimate;
      readonly ninetyFivePercentNm: Estimate;
    }
  | { readonly kind: 'no-gain'; readonly why: string };

/** Films up to this are looked at where the pump has to reach through them. */
const pumpedThicknessNm = 2000;
/** Thickness up to which a rising net gain is followed for its 95 % point, in nm. */
const farThicknessNm = 1e5;

/**
 * Finds the maximum of net gain over the grid's range. With gain and loss that do not depend on thickness it is the
 * maximum of the confinement, so that errors of gain and loss do not move it; those of the confinement do.
 */
export function bestThickness(input: PredictionInput): BestThickness {
  const grid = input.thicknessGridNm;
  const best = maximumOf(input.confinementAt, grid);
  if (best === undefined)
    return { kind: 'no-gain', why: `No film up to ${grid[grid.length - 1]} nm guides a mode.` };
  const at = netGainAt(input, best);
  if (at === undefined || at.netGainPerCm <= 0) {
    return { kind: 'no-gain', why: 'No thickness of the range has a positive net gain.' };
  }
  if (best === grid[grid.length - 1]) return saturating(input);
  const shifts = (input.confinementShifts ?? []).map(
    ({ confinementAt }) => (maximumOf(confinementAt, grid) ?? best) - best,
  );
  return {
    kind: 'maximum',
    thicknessNm: normalEstimate(best, Math.hypot(...shifts), 'maximum of the confinement'),
    netGainPerCm: estimateOf(at),
    ninetyFivePercentNm: ninetyFivePercent(input, (confinementAt) => {
      const thickness = maximumOf(confinementAt, grid);
      return thickness === undefined ? undefined : confinementAt(thickness);
    }),
  };
}

function saturating(input: PredictionInput): BestThickness {
  const thickest = thickShare(input);
  const asymptote = netGainAt({ ...input, confinementAt: () => thickest, confinementShifts: [] }, 1);
  return {
    kind: 'saturates',
    asymptotePerCm: asymptote ? estimateOf(asymptote) : normalEstimate(NaN, NaN, 'no asymptote'),
    ninetyFivePercentNm: ninetyFivePercent(input, () => thickest),
  };
}

/** What a very thick film comes to: 1, or less where the pump does not reach through it; then the largest share beyond the range. */
function thickShare({ relativeFilmGainAt, confinementAt, thicknessGridNm: grid }: PredictionInput): number {
  if (!relativeFilmGainAt) return 1;
  let largest = 0;
  for (let thickness = grid[grid.length - 1]; thickness < pumpedThicknessNm; thickness *= 1.02) {
    largest = Math.max(largest, confinementAt(thickness) ?? 0);
  }
  return largest;
}

function estimateOf({ netGainPerCm, standardErrorPerCm }: PredictedNetGain): Estimate {
  return normalEstimate(netGainPerCm, standardErrorPerCm, 'linear propagation');
}

/** The thickness of the largest confinement: the best grid point, refined between its neighbours. */
function maximumOf(confinementAt: ConfinementAt, grid: readonly number[]): number | undefined {
  const values = grid.map((thickness) => confinementAt(thickness) ?? -Infinity);
  const index = values.indexOf(Math.max(...values));
  if (values[index] === -Infinity) return undefined;
  if (index === grid.length - 1) return grid[index];
  return findMinimum({
    f: (thickness) => -(confinementAt(thickness) ?? 0),
    lower: grid[Math.max(index - 1, 0)],
    upper: grid[index + 1],
    tolerance: 1e-3,
  }).x;
}

/**
 * The thinnest film with 95 % of the net gain that the reference confinement gives:
 * Gamma(d) = 0.95 Gamma_ref + 0.05 loss/filmGain. Errors of the ratio loss/filmGain and of the confinement are propagated.
 */
function ninetyFivePercent(
  input: PredictionInput,
  reference: (confinementAt: ConfinementAt) => number | undefined,
): Estimate {
  const { gain, confinementAt, confinementShifts = [], thicknessGridNm: grid } = input;
  const ratio = gain.lossPerCm / gain.filmGainPerCm;
  const solve = (at: ConfinementAt, lossOverGain: number) => {
    const goal = 0.95 * (reference(at) ?? NaN) + 0.05 * lossOverGain;
    const f = (thickness: number) => (at(thickness) ?? 0) - goal;
    return firstPositive(f, [...grid, ...beyond(grid[grid.length - 1])]) ?? NaN;
  };
  const value = solve(confinementAt, ratio);
  const step = ratioError(input, ratio);
  const shifts = [
    ...(step > 0 ? [(solve(confinementAt, ratio + step) - solve(confinementAt, ratio - step)) / 2] : []),
    ...confinementShifts.map((shift) => solve(shift.confinementAt, ratio) - value),
  ];
  return normalEstimate(value, Math.hypot(...shifts), 'linear propagation');
}

/** Standard error of loss over film gain from their covariance. */
function ratioError({ gain }: PredictionInput, ratio: number): number {
  const [gainVariance, gainLoss, lossVariance] = gain.covariancePerCm2;
  const variance = lossVariance - 2 * ratio * gainLoss + ratio ** 2 * gainVariance;
  return Math.sqrt(Math.max(variance, 0)) / gain.filmGainPerCm;
}

/** Doublings of the thickest film. */
function beyond(thickestNm: number): number[] {
  const further: number[] = [];
  for (let thickness = 2 * thickestNm; thickness < farThicknessNm; thickness *= 2) further.push(thickness);
  return further;
}
