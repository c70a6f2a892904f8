export { elnBytes, type ElnRequest } from './eln/write.js';
export { layout as elnLayout } from './eln/layout.js';
export { readEln, type ElnContent, type ElnFile } from './eln/read.js';
export { csvText } from './csv/csv.js';
export { csvwMetadata } from './csvw/csvw.js';
export { originCsv } from './origin/origin.js';
export { parquetBytes } from './parquet/parquet.js';
export { renderReport, type ReportParts } from './render-report.js';
export { tablesOf, type ResultTable } from './tables/index.js';
