import { ByteWriter, ParquetWriter, schemaFromColumnData, type Writer } from 'hyparquet-writer';
import { describeTable } from '../csvw/csvw.js';
import { headingOf, type ResultTable } from '../tables/index.js';

const types = { text: 'STRING', number: 'DOUBLE', integer: 'INT32' } as const;

/**
 * A table as Apache Parquet: the columns and headings of the CSV file, typed, null where there is no value. The key `csvw`
 * of its metadata holds the table's description by CSVW as JSON: title, units (UCUM) and descriptions of the columns.
 */
export function parquetBytes(table: ResultTable): Uint8Array {
  const bytes = new ByteWriter();
  const file = parquetFile(bytes, table);
  file.append(table.rows);
  file.finish();
  return new Uint8Array(bytes.getBuffer());
}

/** The same written group of rows by group of rows, for tables that do not fit into the memory. */
export function parquetFile(
  writer: Writer,
  table: Omit<ResultTable, 'rows'>,
): { readonly append: (rows: ResultTable['rows']) => void; readonly finish: () => void } {
  const { columns } = table;
  const typed = columns.map((column) => ({ name: headingOf(column), type: types[column.type], data: [] }));
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: typed }),
    kvMetadata: [{ key: 'csvw', value: JSON.stringify(describeTable(table)) }],
    createdBy: 'modalgain',
  });
  return {
    append: (rows) => {
      const columnData = columns.map((column, i) => ({
        name: headingOf(column),
        data: rows.map((row) => row[i] ?? null),
      }));
      if (rows.length > 0) void file.write({ columnData, rowGroupSize: rows.length });
    },
    finish: () => void file.finish(),
  };
}
