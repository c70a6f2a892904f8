import { headingOf, type ColumnUnit, type ResultTable, type TableColumn } from '../tables/index.js';

/** A table as CSVW describes it; beside the CSV files, and in the key-value metadata of Parquet. */
interface TableDescription {
  readonly url: string;
  readonly 'dc:title': string;
  readonly tableSchema: { readonly columns: readonly ColumnDescription[] };
}

interface ColumnDescription {
  readonly name: string;
  /** The heading in the CSV file, to the letter. */
  readonly titles: string;
  readonly datatype: 'string' | 'double' | 'integer';
  readonly 'dc:description'?: string;
  readonly [ucumCode]?: string;
}

/** CSVW has no word for units; QUDT's says which UCUM code it is. CSVW takes properties of others by their full address. */
const ucumCode = 'http://qudt.org/schema/qudt/ucumCode';

/** UCUM's code of a pure number is 1; units in words have none. */
const ucumCodes: Readonly<Record<ColumnUnit, string | undefined>> = {
  '': '1',
  nm: 'nm',
  um: 'um',
  'cm-1': 'cm-1',
  'cm-3': 'cm-3',
  'uJ/cm2': 'uJ/cm2',
  MPa: 'MPa',
  '%': '%',
  'standard deviations': '1',
  'unit of the scans': undefined,
  'intensity per cm': undefined,
};

const datatypes = { text: 'string', number: 'double', integer: 'integer' } as const;

/** Description of one table, whose CSV file is named by its name. */
export function describeTable({ name, title, columns }: Omit<ResultTable, 'rows'>): TableDescription {
  return { url: `${name}.csv`, 'dc:title': title, tableSchema: { columns: columns.map(describeColumn) } };
}

function describeColumn(column: TableColumn): ColumnDescription {
  const { type, unit, description } = column;
  const code = type === 'text' && unit === '' ? undefined : ucumCodes[unit];
  return {
    name: variableName(column),
    titles: headingOf(column),
    datatype: datatypes[type],
    ...(description !== undefined && { 'dc:description': description }),
    ...(code !== undefined && { [ucumCode]: code }),
  };
}

/** Names of CSVW are those of URI templates: letters, digits and `_`, none in front. */
const variableName = ({ name }: TableColumn): string =>
  name
    .replaceAll('%', 'percent')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');

/**
 * Metadata of tables written as CSV (`csvText`), for a file `csv-metadata.json` in their folder, where readers of CSVW look
 * for it: titles, columns with data type, unit (UCUM) and description.
 * Source: W3C, Metadata Vocabulary for Tabular Data, 2015.
 */
export function csvwMetadata(tables: readonly Omit<ResultTable, 'rows'>[]): string {
  const group = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
    tables: tables.map(describeTable),
  };
  return `${JSON.stringify(group, null, 2)}\n`;
}
