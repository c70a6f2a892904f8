export { quickNetGains, type QuickNetGain, type QuickNetGains } from './quick-net-gains.js';
export { seriesTruths, type ScanTruth, type SeriesTruth, type SeriesTruths } from './series-truth.js';
export { drawScans, type DrawnSeries } from './draw-scans.js';
