import { formatSignificant, type FitResult, type Verdict } from '@modalgain/numerics';
import type { EllipsometryProblem } from './fit-problem.js';
import type { EllipsometryFitRequest } from './fit-request.js';
import type { PsiDelta } from './psi-delta.js';
import { scatterDeg } from './scatter.js';

/** Farther from the data than this on average no instrument and no small fault of a model explains; Delta counts by its arc, times sin 2 Psi. */
const farthestPsiDeg = 1;
const farthestDeltaDeg = 3;
/** A film whose index is as near to that of the layer above shows nothing of itself. */
const leastContrast = 0.02;

/** A fit as its refusal needs it. */
export interface FitOutcome {
  readonly problem: EllipsometryProblem;
  readonly fit: FitResult;
  readonly modelled: PsiDelta;
  /** Whether stated errors explain the residuals. */
  readonly isExplained: boolean;
}

/** A verdict that stands in place of a fit's results, with what to do. */
export type Refusal = Verdict & { readonly next: string };

/** Why a fit says nothing of the film, neither index nor thickness: what it found is not the sample. Undefined where it does. */
export function refusalOf(request: EllipsometryFitRequest, outcome: FitOutcome): Refusal | undefined {
  return misfit(request, outcome) ?? invisible(request, outcome);
}

function misfit(
  { scan }: EllipsometryFitRequest,
  { modelled, isExplained }: FitOutcome,
): Refusal | undefined {
  const { psiDeg, arcDeg } = scatterDeg(scan, modelled);
  if (isExplained || (psiDeg <= farthestPsiDeg && arcDeg <= farthestDeltaDeg)) return undefined;
  return {
    code: 'ellipsometry-misfit',
    severity: 'contradiction',
    sentence: 'No film of this model explains the data.',
    detail: `The best fit stays ${formatSignificant(psiDeg, 2)} degrees in Psi and ${formatSignificant(arcDeg, 2)} in Delta times sin 2Psi away; above ${farthestPsiDeg} and ${farthestDeltaDeg} it says nothing of index and thickness.`,
    evidence: { psiRmsDeg: psiDeg, deltaArcRmsDeg: arcDeg },
    next: 'Check the substrate and the layers, then try another dispersion model, or start values and a range of thickness nearer to the film.',
  };
}

/** That what was fitted is no film: it has the index of what lies above, as where the substrate is bare. */
function invisible(
  { layers, film }: EllipsometryFitRequest,
  { problem, fit }: FitOutcome,
): Refusal | undefined {
  const above = layers[film - 1].nkAt;
  if (above === undefined) return undefined;
  const { n, k } = problem.stateOf(fit.values);
  const contrasts = Array.from(problem.reflection.wavelengthNm, (wavelengthNm, at) => {
    const outside = above(wavelengthNm);
    return Math.hypot(n[at] - outside.n, k[at] - (outside.k ?? 0));
  });
  const contrast = Math.max(...contrasts);
  if (contrast >= leastContrast) return undefined;
  return {
    code: 'ellipsometry-shows-no-film',
    severity: 'contradiction',
    sentence: 'Psi and Delta show no film.',
    detail: `The fitted index differs from that of the layer above by at most ${formatSignificant(contrast, 2)}: the data are those of a sample without the film.`,
    evidence: { greatestContrast: contrast },
    next: 'Check that the spot lies on the film, and the substrate of the model.',
  };
}
