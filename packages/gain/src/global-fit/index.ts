export * from './inputs.js';
export { thresholdDatum, type ThresholdDatum } from './threshold-datum.js';
export { fitGain, type GlobalGainFit } from './fit-gain.js';
export type { FilmGainFit, FittedPoint } from './film-fit.js';
export { relativeHalfWidthLimit, type FittedQuantity } from './fitted-quantity.js';
export type { ErrorContribution, ErrorParts } from './error-parts.js';
export type { NetGainCurve, Ridge } from './curve.js';
export { compareFilms, type FilmComparison } from './compare.js';
export { filmGainAndLoss, type FilmGainAndLoss } from './film-gain-and-loss.js';
