export {
  designFilm,
  type ChosenValue,
  type DesignAnswer,
  type DesignedFilm,
  type DesignShift,
  type DesignTask,
  type OtherFilm,
} from './design-film.js';
export type { DesignSpace, Varied } from './design-space.js';
export {
  measuredCandidate,
  type Candidate,
  type DesignMedia,
  type DesignMedium,
  type FilmLaw,
  type PumpLaw,
} from './film-law.js';
export {
  filmPredictor,
  type FilmPredictor,
  type GuidingFilm,
  type NeededGain,
  type PredictedFilm,
  type PredictedGain,
} from './film-predictor.js';
export type { DesignGoal } from './goal.js';
export { indexOfDensity } from './index-of-density.js';
export type { LawErrors } from './law-errors.js';
export type { Sensitivity } from './sensitivities.js';
export type { Tolerance } from './tolerances.js';
export type { TradeOff } from './trade-off.js';
