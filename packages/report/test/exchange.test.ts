import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { csvText, csvwMetadata, originCsv, parquetBytes, tablesOf } from '../src/index.js';
import { headingOf } from '../src/tables/index.js';
import { readCsv } from './read-csv.js';

const tables = tablesOf(fixtureResults());

interface Description {
  readonly url: string;
  readonly 'dc:title': string;
  readonly tableSchema: { readonly columns: readonly Record<string, string>[] };
}
const described = (JSON.parse(csvwMetadata(tables)) as { tables: Description[] }).tables;

/** The value of a field of a CSV file, by the data type that its metadata state. */
function valueOf(field: string | undefined, datatype: string | undefined): string | number | null {
  if (field === undefined || field === '') return null;
  return datatype === 'string' ? field : Number(field);
}

const asFile = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

describe('tables in the forms of other programs', () => {
  it.each(tables)('$name: CSV read back by its CSVW metadata holds the same values', (table) => {
    const description = described.find(({ url }) => url === `${table.name}.csv`);
    const [heads, ...rows] = readCsv(csvText(table));
    const columns = description?.tableSchema.columns ?? [];
    expect(heads).toEqual(columns.map(({ titles }) => titles));
    expect(rows.map((row) => row.map((field, i) => valueOf(field, columns[i]?.datatype)))).toEqual(
      table.rows,
    );
  });

  it.each(tables)('$name: Parquet read back holds the same values, types and metadata', async (table) => {
    const file = asFile(parquetBytes(table));
    const { schema, key_value_metadata: metadata, num_rows: rowCount } = parquetMetadata(file);
    expect(Number(rowCount)).toBe(table.rows.length);
    expect(schema.slice(1).map(({ name, type }) => [name, type])).toEqual(
      table.columns.map((column) => [
        headingOf(column),
        { text: 'BYTE_ARRAY', number: 'DOUBLE', integer: 'INT32' }[column.type],
      ]),
    );
    const csvw: unknown = JSON.parse(metadata?.find(({ key }) => key === 'csvw')?.value ?? 'null');
    expect(csvw).toEqual(described.find(({ url }) => url === `${table.name}.csv`));
    const heads = table.columns.map(headingOf);
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => heads.map((head) => (row[head] ?? null) as unknown))).toEqual(table.rows);
  });

  it.each(tables)('$name: Origin has long name, unit and comment above the values', (table) => {
    const text = originCsv(table);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [names, units, comments, ...rows] = readCsv(text.slice(1));
    expect(names).toEqual(table.columns.map(({ name }) => name));
    expect(units).toEqual(table.columns.map(({ unit }) => unit));
    expect(comments).toEqual(table.columns.map(({ description }) => description ?? ''));
    expect(rows).toEqual(readCsv(csvText(table)).slice(1));
  });

  it('CSVW names every table and column once, by names that it allows', () => {
    expect(described.map(({ url }) => url)).toEqual(tables.map(({ name }) => `${name}.csv`));
    for (const { tableSchema, ...table } of described) {
      expect(table['dc:title']).not.toBe('');
      const names = tableSchema.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      // Variables of URI templates (RFC 6570), none that begins with "_".
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_]*$/);
    }
  });

  it('a gain has its UCUM code in CSVW, a film none', () => {
    const columns = described.find(({ url }) => url === 'net-gains.csv')?.tableSchema.columns;
    const codeOf = (titles: string): string | undefined =>
      columns?.find((column) => column.titles === titles)?.['http://qudt.org/schema/qudt/ucumCode'];
    expect(codeOf('net gain standard error (cm-1)')).toBe('cm-1');
    expect(codeOf('fluence (uJ/cm2)')).toBe('uJ/cm2');
    expect(codeOf('film')).toBeUndefined();
  });

  it.each(tables)('$name: the same table gives the same bytes', (table) => {
    expect(parquetBytes(structuredClone(table))).toEqual(parquetBytes(table));
  });
});
