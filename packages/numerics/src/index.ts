export * from './estimate.js';
export * from './verdict.js';
export * from './errors.js';
export * from './quantity/index.js';
export * from './random.js';
export * from './nearest-word.js';
export * from './notation.js';
export * from './words.js';
export * from './propagate.js';

export type * from './fit/problem.js';
export { leastSquares, type LeastSquaresOptions } from './fit/least-squares.js';
export type { HuberLoss } from './fit/huber.js';
export { leverages } from './fit/leverages.js';
export { profileInterval } from './fit/profile-interval.js';
export { profileAt, type ProfiledPoint } from './fit/profile-at.js';
export { FitWorkspace } from './fit/workspace.js';
export { akaikeWeights, correctedAkaike, type ModelScore } from './model-choice/akaike.js';
export { averageEstimates } from './model-choice/average.js';

export { normalCdf, normalQuantile } from './distributions/normal.js';
export { studentTCdf, studentTQuantile } from './distributions/student-t.js';
export { averageOverScale, noncentralTUpperTail } from './distributions/noncentral-t.js';
export { chiSquareCdf, chiSquareQuantile, chiSquareUpperTail } from './distributions/chi-square.js';
export { fisherCdf, fisherQuantile, fisherUpperTail, type FisherFreedom } from './distributions/fisher.js';
export { median, quantileOfSorted } from './distributions/sample.js';
export { logGamma } from './distributions/gamma.js';
export { dawson } from './special-functions/dawson.js';

export { HyperDual } from './derivatives/hyper-dual.js';
export { findRoot } from './root-finding/brent.js';
export { findRootNewton } from './root-finding/newton.js';
export { findMinimum } from './minimisation/brent.js';
export { fourierTransform, fourierTransform2d, type ComplexArrays } from './fourier/fourier-transform.js';
export { gaussLegendre, integrateGauss, type QuadratureRule } from './integration/gauss-legendre.js';
export { gaussRuleOfMeasure } from './integration/gauss-rule-of-measure.js';
export { integrate, type Integral } from './integration/adaptive.js';
export { choleskyFactor, solveCholesky, solveSymmetric } from './linear-algebra/cholesky.js';
export { correlation } from './linear-algebra/correlation.js';

export {
  bootstrap,
  joinReplicates,
  type BootstrapReplicates,
  type BootstrapTask,
  type PointEstimates,
} from './bootstrap/replicates.js';
export {
  basicBootstrapInterval,
  studentisedBootstrapInterval,
  type BootstrapInterval,
} from './bootstrap/interval.js';
export { parametricSample, pooledResiduals, residualSample, type FittedData } from './bootstrap/samples.js';
export {
  addSystematics,
  errorBudget,
  nuisanceName,
  splitCovariance,
  type CovarianceSplit,
  type ErrorBudget,
  type FixedNuisance,
  type NuisanceScope,
  type SystematicShift,
} from './fit/systematics.js';
