export * from './inputs.js';
export { bestFitOf, bestValues, gainsAt, type BestFit } from './best-fit.js';
export { thresholdDatum, type ThresholdDatum } from './threshold-datum.js';
export { fitGain, fitSystem, type GlobalGainFit } from './fit-gain.js';
export type { FittedSystem } from './quantity.js';
export * from './repeated/index.js';
export type { FilmGainFit, FilmUnknowns, FittedPoint } from './film-fit.js';
export { intervalOf, relativeHalfWidthLimit, type FittedQuantity } from './fitted-quantity.js';
export type { ErrorContribution, ErrorParts } from './error-parts.js';
export type { NetGainCurve } from './curve.js';
export { densityColumns, type DensityColumn } from './density-columns.js';
export { densityLossRidge, type Ridge } from './ridge.js';
export {
  identifiabilityCorrelations,
  identifiabilityProfiles,
  type UnknownCorrelations,
  type UnknownName,
  type UnknownProfile,
} from './identifiability.js';
export type { UnknownKind } from './fitted-unknowns.js';
export { forecastDensity, type DensityForecast } from './next-measurement.js';
export { compareFilms, type FilmComparison } from './compare.js';
export { filmGainAndLoss, type FilmGainAndLoss } from './film-gain-and-loss.js';
export {
  compareModels,
  fitModel,
  plausibleModels,
  weighModels,
  type ComparisonInput,
} from './compare-models.js';
export type { AveragedFilm, ComparedModel, ModelComparison, ModelFit } from './model-comparison.js';
export {
  densityRatioProfile,
  didTreatmentChange,
  type TreatmentHypothesis,
  type TreatmentTest,
} from './treatment.js';
