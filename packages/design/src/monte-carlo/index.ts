export { compareIntervals, toleratedShareWithout, toleratedShift, type Agreement } from './agreement.js';
export { drawDeviations } from './deviations.js';
export { histogramOf, type Histogram } from './histogram.js';
export { fewestTrials, summariseTrials, type TrialSummary } from './summary.js';
