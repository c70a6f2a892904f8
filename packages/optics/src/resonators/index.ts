export { dfbPeriodNm, dfbWavelengthNm } from './dfb-grating.js';
export { dfbModes, type DfbGrating, type DfbMode } from './dfb-threshold.js';
export { fabryPerotSpacingNm, fabryPerotThresholdPerCm } from './fabry-perot.js';
