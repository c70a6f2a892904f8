import type { MeasurementFormat } from '../format.js';
import { readDelimitedText } from './read.js';
import { sniffDelimitedText } from './sniff.js';

export type { ColumnHeader } from './header.js';
export { numbersOf, quantitiesOf } from './numbers.js';
export { readTable } from './table.js';
export type { Table, TableRow } from './table.js';
export { writeDelimited } from './write.js';
export type { DelimitedColumn, DelimitedContent } from './write.js';

export const delimitedText: MeasurementFormat = {
  id: 'delimited-text',
  title: 'Delimited text',
  extensions: ['.csv', '.txt', '.tsv', '.dat', '.asc'],
  kinds: [
    'stripe-scan',
    'spectrum-series',
    'distance-scan',
    'stripe-pair',
    'fluence-scan',
    'optical-constants',
    'absorbance',
  ],
  facts: {
    instruments: 'spreadsheets, scripts and any instrument that writes columns',
    tried: 'UTF-8, UTF-16, Latin-1; tab, semicolon, comma, blanks; decimal point and comma',
    notRead: 'text without columns of numbers; thousands separators',
  },
  sniff: sniffDelimitedText,
  read: readDelimitedText,
};
