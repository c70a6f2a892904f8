import { parquetWriteBuffer } from 'hyparquet-writer';
import { describeTable } from '../csvw/csvw.js';
import { headingOf, type ResultTable } from '../tables/index.js';

const types = { text: 'STRING', number: 'DOUBLE', integer: 'INT32' } as const;

/**
 * A table as Apache Parquet: the columns and headings of the CSV file, typed, null where there is no value. The key `csvw`
 * of its metadata holds the table's description by CSVW as JSON: title, units (UCUM) and descriptions of the columns.
 */
export function parquetBytes(table: ResultTable): Uint8Array {
  const columnData = table.columns.map((column, i) => ({
    name: headingOf(column),
    type: types[column.type],
    data: table.rows.map((row) => row[i] ?? null),
  }));
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      kvMetadata: [{ key: 'csvw', value: JSON.stringify(describeTable(table)) }],
      createdBy: 'modalgain',
    }),
  );
}
