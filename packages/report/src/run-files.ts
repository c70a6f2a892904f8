import { serialiseResults, type Results } from '@modalgain/study';
import { csvText } from './csv/csv.js';
import { csvwMetadata } from './csvw/csvw.js';
import { renderReport, type ReportParts } from './render-report.js';
import { tablesOf } from './tables/index.js';

/**
 * The files that a study leaves, by their path in the folder of results: tables as CSV with their description, figures,
 * the report and results.json. The command line writes them, the workbench hands them out.
 */
export function runFiles(results: Results, parts: ReportParts): Map<string, string> {
  const tables = tablesOf(results);
  return new Map([
    ...tables.map((table): [string, string] => [`tables/${table.name}.csv`, csvText(table)]),
    ['tables/csv-metadata.json', csvwMetadata(tables)],
    ...parts.figures.map(({ name, svg }): [string, string] => [`figures/${name}.svg`, svg]),
    ['report.html', renderReport(results, parts)],
    ['results.json', serialiseResults(results)],
  ]);
}
