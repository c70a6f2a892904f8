export { designBasisOf, type DesignBasis, type DesignSource } from './design-basis.js';
export { designMediaOf } from './design-media.js';
export { designNextFilm } from './design-next-film.js';
export { predictTreatment } from './predict-treatment.js';
export { checkStudy } from './check-study.js';
export type { StudyCheck } from './check-study.js';
export { contrastResult, type ContrastInput } from './contrast-result.js';
export type { Progress } from './context.js';
export { correlatedIndex, type CorrelatedIndex } from './correlated-index.js';
export {
  concludeTrials,
  defaultTrials,
  monteCarlo,
  monteCarloTask,
  trialRunner,
  type MonteCarloTask,
  type TrialRun,
} from './monte-carlo/index.js';
export { familiesOf, treatmentOf } from './family.js';
export { readFilmHeightMaps, readFilmMicrograph } from './film-height-maps.js';
export { fitFilmScans, readFilmScans, type FilmScansRequest } from './film-scans.js';
export { fluenceOf, fluenceOfPulse } from './fluence.js';
export { readFilmThreshold } from './film-series.js';
export { combineRepeats } from './repeats.js';
export type { CombinedRepeats } from './repeats.js';
export type { PredictableFilm } from './predictable-films.js';
export { prospectsOf } from './prospects.js';
export type { PumpReach } from './pump-reach.js';
export { retryGain, type RetriedGain } from './retry-gain.js';
export { describeScan, type DescribedScan, type ReadScan } from './read-scans.js';
export { runStudy, runStudyInFull } from './run-study.js';
export type { FinishedStudy, StudyRun } from './run-study.js';
export { studyMedia, type StudyMaterial, type StudyMedia, type StudyMedium } from './study-media.js';
export type { ReadThresholdSeries } from './threshold-series.js';
export type { PointInFile } from './threshold-exclusions.js';
export type { ScanToFit } from './stripes.js';
export { surfaceResult } from './surface-result.js';
