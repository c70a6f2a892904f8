export { renderReport, type ReportParts } from './render-report.js';
