export { renderReport, type ReportParts } from './render-report.js';
export { tablesOf, type ResultTable } from './tables/index.js';
