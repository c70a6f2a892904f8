export type { FilmScanData, FluenceScan, ScanFitInput } from './inputs.js';
export { fitGainFromScans, type ScanGainFit } from './fit-from-scans.js';
