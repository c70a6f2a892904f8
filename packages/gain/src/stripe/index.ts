export { fitStripe } from './fit-stripe.js';
export type * from './stripe-fit.js';
export type { KnownLoss } from './stripe-problem.js';
export type { ExcludedPoint } from './points.js';
export { compressionLengthCm } from './compression.js';
export { amplifiedLengthCm } from './small-signal.js';
export { twoWayIntensity, twoWayLengthCm, type TwoWayParameters } from './two-way.js';
export { integrateBand, type IntegratedBand, type SpectralBand } from './spectral-band.js';
export { fitStripeSeries, type SeriesScan, type StripeSeriesFit } from './fit-series.js';
