export type { Corrugation } from './corrugation.js';
export { permittivityHarmonic, smoothStack } from './corrugation.js';
export { dfbPeriodNm, dfbStopBandNm, dfbWavelengthNm } from './dfb-grating.js';
export { dfbModes, type DfbEnd, type DfbGrating, type DfbMode } from './dfb-threshold.js';
export { fabryPerotSpacingNm, fabryPerotThresholdPerCm, facetReflectance } from './fabry-perot.js';
export { gratingCoupling, type GratingCoupling, type GratingRadiation } from './grating-coupling.js';
export { radiatedShare } from './radiated-share.js';
