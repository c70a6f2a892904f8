export { numberParts, numberTracks } from './html/number-columns.js';
export { archiveName } from './eln/archive-name.js';
export { elnBytes, type ElnRequest } from './eln/write.js';
export { layout as elnLayout } from './eln/layout.js';
export { readEln, type ElnContent, type ElnFile } from './eln/read.js';
export { campaignOf, filmsOfCampaign, type Campaign, type CampaignColumns } from './campaign/index.js';
export { csvLines, csvText } from './csv/csv.js';
export { csvwMetadata } from './csvw/csvw.js';
export { originCsv } from './origin/origin.js';
export { parquetBytes, parquetFile } from './parquet/parquet.js';
export { renderReport, type ReportParts } from './render-report.js';
export { runFiles } from './run-files.js';
export { campaignColumns, campaignFilms, failedStudy, type CampaignStudy } from './tables/campaign-films.js';
export {
  headingOf,
  tablesOf,
  type CellValue,
  type ResultTable,
  type TableColumn,
  type TableContent,
} from './tables/index.js';
export { groupVerdicts, type VerdictGroup } from './verdict-groups.js';
