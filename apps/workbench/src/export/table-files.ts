import { csvText, type ResultTable } from '@modalgain/report';
import { textFile, type ExportedFile } from './exported-file';

/** A table as CSV, the same as `modalgain run` writes. */
export const exportTable = (table: ResultTable): ExportedFile =>
  textFile(`${table.name}.csv`, csvText(table), 'text/csv');
