export * from './optimise/index.js';
export * from './next-film/index.js';
export type { ConfinementAt, ConfinementShift, PredictionInput } from './prediction/inputs.js';
export { withModalShares } from './prediction/inputs.js';
export { predictNetGain } from './prediction/predict.js';
export type { NetGainPrediction, PredictedCurve, SingleModeLimit } from './prediction/predict.js';
export type { BestThickness } from './prediction/best-thickness.js';
export type { PositiveRange } from './prediction/positive-range.js';
export { netGainAt, type PredictedNetGain } from './prediction/net-gain-at.js';
