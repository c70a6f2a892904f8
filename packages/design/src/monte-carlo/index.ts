export { compareIntervals, toleratedShareWithout, toleratedShift, type Agreement } from './agreement.js';
export { drawDeviations } from './deviations.js';
export { fewestTrials, summariseTrials, type TrialSummary } from './summary.js';
