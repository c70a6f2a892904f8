import { formatConcise, formatSignificant, type Verdict } from '@modalgain/numerics';
import { hasStatedErrors, type EllipsometryFitRequest } from './fit-request.js';
import type { PriorContradiction } from './prior-check.js';
import { indistinguishable } from './thickness-outcome.js';
import type { FitSummary } from './verdicts.js';

/** A rival this much worse is still worth saying: a small systematic error would make it the best. */
const worthSaying = 30;
/** Above this correlation of index and thickness only their product is known. */
const productOnly = 0.98;
const roughShare = 0.02;
/** An index known no better than this says little of a film: it moves a confinement by some percent. */
const roughIndex = 0.02;

/** Whether the data settle thickness and index, or what else explains them. */
export function thicknessVerdict(fit: FitSummary): Verdict | undefined {
  const outcome = fit.thickness;
  const [best, rival] = [fit.minima.at(0), fit.minima.at(1)];
  if (outcome.kind === 'not-determined') {
    return {
      code: 'thickness-not-determined',
      severity: 'not-determined',
      sentence: 'Psi and Delta leave the thickness open.',
      detail: outcome.why,
      evidence: { lowerNm: outcome.interval95?.[0] ?? null, upperNm: outcome.interval95?.[1] ?? null },
      next: outcome.next,
    };
  }
  if (best && rival && rival.chiSquare - best.chiSquare < worthSaying) {
    const worse = rival.chiSquare - best.chiSquare;
    return {
      code: 'thickness-ambiguous',
      severity: 'caution',
      sentence: 'A second thickness explains the data nearly as well.',
      detail: `${rival.thicknessNm.toFixed(1)} nm is worse by ${formatSignificant(worse, 3)} in chi-square (below ${formatSignificant(indistinguishable, 3)} it could not be told from the best).`,
      evidence: { bestNm: best.thicknessNm, rivalNm: rival.thicknessNm, chiSquareDifference: worse },
      next: nextStep(fit, 'add angles.'),
    };
  }
  return indexThicknessTrade(fit, outcome.estimate);
}

function indexThicknessTrade(
  fit: FitSummary,
  estimate: { readonly value: number; readonly standardError: number },
): Verdict | undefined {
  const middle = fit.indexEstimateAt((fit.rangeNm[0] + fit.rangeNm[1]) / 2);
  if (middle.kind !== 'known') return undefined;
  const { n, correlation } = middle;
  const trade = Math.abs(correlation.nThickness) > productOnly;
  const roughThickness = estimate.standardError > roughShare * estimate.value;
  if (n.standardError < roughIndex && !(trade && roughThickness)) return undefined;
  return {
    code: 'index-hardly-determined',
    severity: 'caution',
    sentence: 'Psi and Delta hardly tell the index.',
    detail: `n = ${formatConcise(n.value, n.standardError)} at ${middle.wavelengthNm} nm with ${formatConcise(estimate.value, estimate.standardError)} nm; their correlation is ${formatSignificant(correlation.nThickness, 3)}.`,
    evidence: {
      wavelengthNm: middle.wavelengthNm,
      indexError: n.standardError,
      correlation: correlation.nThickness,
      thicknessRelativeError: estimate.standardError / estimate.value,
    },
    next: nextStep(fit, 'add angles, or extend the scan to where the film is transparent.'),
  };
}

/** One who has stated a thickness need not be told to. */
const nextStep = ({ thicknessPrior }: FitSummary, otherwise: string): string =>
  thicknessPrior === 'none'
    ? `State the thickness by AFM as a prior, or ${otherwise}`
    : `Measure the thickness more closely, or ${otherwise}`;

/** That Psi and Delta contradict the thickness that was measured in another way. */
export function priorVerdict(
  { thickness, scan }: EllipsometryFitRequest,
  contradiction: PriorContradiction | undefined,
): Verdict | undefined {
  if (!('prior' in thickness) || contradiction === undefined) return undefined;
  const { free, chiSquareDifference, isLeftOut } = contradiction;
  const { mean, standardDeviation } = thickness.prior;
  const [{ thicknessNm, fit }] = free.minima;
  const error = fit.standardErrors[free.profile.problem.unknowns.thickness];
  const said = Number.isFinite(error) ? formatConcise(thicknessNm, error) : formatSignificant(thicknessNm, 4);
  const isMisfit = hasStatedErrors(scan) && !free.isExplained;
  const consequence = isLeftOut
    ? 'The fit leaves the stated thickness out.'
    : `The fit keeps the stated thickness${isMisfit ? ', for the model does not explain the data without it either' : ''}.`;
  return {
    code: 'thickness-against-prior',
    severity: 'contradiction',
    sentence: 'Psi and Delta contradict the measured thickness.',
    detail: `Alone they say ${said} nm; ${formatConcise(mean, standardDeviation)} nm makes chi-square worse by ${formatSignificant(chiSquareDifference, 3)}. ${consequence}`,
    evidence: {
      fittedNm: thicknessNm,
      priorNm: mean,
      priorStandardDeviationNm: standardDeviation,
      chiSquareDifference,
      isLeftOut,
    },
    next: 'Check the measured thickness: its spot, its unit, the scratch of the AFM scan; then whether the film is layered or rough.',
  };
}
