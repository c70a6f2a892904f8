export { foldedDelta, psiDelta, type EllipsometryLayer, type PsiDelta } from './psi-delta.js';
