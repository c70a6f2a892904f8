export type { TreatmentAim } from './carried-pair.js';
export {
  densificationLaws,
  type DensificationLaw,
  type LawParameter,
  type PressedFilm,
} from './densification-law.js';
export { departures, type Departure, type LogRatio, type TreatedPair } from './departures.js';
export {
  predictTreatment,
  treatmentCurve,
  type AtPressure,
  type Calibration,
  type TreatmentAnswer,
  type TreatmentPrediction,
  type TreatmentTask,
} from './predict-treatment.js';
export type { InputErrors, PredictedQuantity } from './predicted-quantity.js';
export { randomEffects, type FilmValue, type RandomEffects } from './random-effects.js';
export {
  lossDeparture,
  refractionPerArea,
  treatedFilm,
  type FilmToTreat,
  type TreatedFilm,
  type TreatedQuantity,
} from './treated-film.js';
