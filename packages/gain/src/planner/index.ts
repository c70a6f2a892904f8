export type { StripeSituation } from './stripe-situation.js';
export { forecastStripe, type StripeForecast } from './forecast-stripe.js';
export { planStripe, type StripePlan, type StripePlanRequest } from './plan-stripe.js';
export type { LengthGrid } from './length-grids.js';
export {
  planDensity,
  type DensityPlan,
  type DensityPlanRequest,
  type PlannedMeasurements,
} from './plan-density.js';
export { forecastGain, type GainForecast, type PlannedQuantity } from './forecast-gain.js';
export type { Assumed, ExpectedFilm } from './expected-films.js';
export type { LabPrecision, Measurements } from './measurements.js';
export { verdictPower, type VerdictForecast } from './verdict-power.js';
export type { ExpectedScan } from './expected-misfit.js';
