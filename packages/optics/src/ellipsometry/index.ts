export { foldedDelta, psiDelta, type EllipsometryLayer, type PsiDelta } from './psi-delta.js';
export type { EllipsometryFitRequest, FitLayer, ThicknessKnowledge } from './fit-request.js';
export { fitEllipsometry, type EllipsometryFit, type FittedParameter } from './fit-ellipsometry.js';
export type { IndexEstimate, IndexOutcome } from './index-estimate.js';
export {
  confinementEstimate,
  correlatedEstimate,
  type ConfinementEstimate,
  type CorrelatedEstimate,
} from './confinement-estimate.js';
