export type { StripeSituation } from './stripe-situation.js';
export { forecastStripe, type StripeForecast } from './forecast-stripe.js';
export { planStripe, type StripePlan, type StripePlanRequest } from './plan-stripe.js';
export type { LengthGrid } from './length-grids.js';
