import type { SeriesVariable } from '@modalgain/measurements';
import { UnreadableFileError } from '@modalgain/numerics';
import type { QuantityKind } from '@modalgain/numerics';
import type { ColumnHeader } from './header.js';
import { parseCell, scaled } from './number.js';
import type { DecimalMark } from './number.js';
import { quantitiesOf } from './numbers.js';
import { quantityInLabel } from './quantity-in-label.js';
import { roleOf } from './roles.js';
import type { Role } from './roles.js';
import type { Table } from './table.js';
import { headerUnitSize, nameAndUnit } from './unit-in-header.js';
import { quoted } from '../quoted.js';

type KnownVariable = Exclude<SeriesVariable, 'unknown'>;

interface VariableKind {
  readonly variable: KnownVariable;
  /** Smaller values in a header are something else: "656 nm" is no stripe length. */
  readonly least: number;
  /** Names among those of the role; all where it is absent. */
  readonly names?: RegExp;
  readonly kind: QuantityKind;
  readonly role: Role;
  readonly defaultUnit: string;
}

const variableKinds: readonly VariableKind[] = [
  { variable: 'stripeLengthUm', least: 1, kind: 'stripeLengthUm', role: 'stripe-length', defaultUnit: 'um' },
  { variable: 'fluenceUjPerCm2', least: 0, kind: 'fluenceUjPerCm2', role: 'fluence', defaultUnit: 'uJ/cm2' },
  { variable: 'pulseEnergyUj', least: 0, kind: 'energyUj', role: 'pulse-energy', defaultUnit: 'uJ' },
  {
    variable: 'positionUm',
    least: -Infinity,
    names: /position|distance/,
    kind: 'stripeLengthUm',
    role: 'distance',
    defaultUnit: 'um',
  },
];

/** "x = 1.2 mm", "slit position 300 um": lengths that are told to be positions. */
const positionInLabel = /(?:^|[\s_,;(-])(?:position|pos|x)\s*[=:_]?\s*[+-]?[\d.,]/i;

/** Whether a header cell states a value of one of the variables, as in "20 um" or "78.4 uJ/cm2". */
export function isLabelledWithVariable(label: string, decimalMark: DecimalMark): boolean {
  return variableKinds.some((kind) => valueInLabel(label, kind, decimalMark) !== undefined);
}

function valueInLabel(
  label: string,
  { variable, kind, least }: VariableKind,
  decimalMark: DecimalMark,
): number | undefined {
  const isLength = variable === 'stripeLengthUm' || variable === 'positionUm';
  if (isLength && positionInLabel.test(label) !== (variable === 'positionUm')) return undefined;
  const value = quantityInLabel(label, kind, decimalMark);
  return value === undefined || value < least ? undefined : value;
}

/** The variable of a table in long form: a column of its own. Undefined where there is none. */
export function seriesInColumn(
  table: Table,
  notes: string[],
): { readonly variable: SeriesVariable; readonly ofRow: Float64Array } | undefined {
  for (const variableKind of variableKinds) {
    const column = table.columns.findIndex((candidate) => isNamed(candidate, variableKind));
    if (column === -1) continue;
    const { variable, kind, defaultUnit } = variableKind;
    return { variable, ofRow: quantitiesOf({ table, column, kind, defaultUnit, notes }) };
  }
  return undefined;
}

function isNamed(column: ColumnHeader, { role, names }: VariableKind): boolean {
  return roleOf(column) === role && (names === undefined || names.test(column.name));
}

interface HeaderRequest {
  readonly table: Table;
  readonly wavelength: number;
  readonly columns: readonly number[];
  /** Values in a first row of numbers, one a column of the table, where the file has such a row. */
  readonly rowOfValues: Float64Array | undefined;
  readonly notes: string[];
}

interface Series {
  readonly variable: SeriesVariable;
  readonly values: Float64Array;
}

/** The variable of a table in wide form: quantities in the header cells, or numbers there and their meaning elsewhere. */
export function seriesInHeader(request: HeaderRequest): Series {
  return withUnits(request) ?? fromMetadata(request) ?? plainNumbers(request) ?? numbered(request);
}

/** Where headers state several quantities ("20 um, 78.4 uJ/cm2"), the variable is the one that changes. */
function withUnits({ table, columns }: HeaderRequest): Series | undefined {
  const labels = columns.map((column) => table.columns[column].label);
  const found = variableKinds.map((kind) => ({
    variable: kind.variable,
    values: labels.map((label) => valueInLabel(label, kind, table.dialect.decimalMark)),
  }));
  const complete = found.filter(({ values }) => !values.includes(undefined));
  const series = complete.find(({ values }) => new Set(values).size === values.length) ?? complete.at(0);
  if (series) return { variable: series.variable, values: Float64Array.from(series.values as number[]) };
  const partial = found.find(({ values }) => values.some((value) => value !== undefined));
  if (partial === undefined) return undefined;
  throw new UnreadableFileError(
    `found the header ${quoted(labels[partial.values.indexOf(undefined)])} beside headers with a value and unit.`,
    { line: table.headerLine },
  );
}

/** One spectrum whose length or fluence stands above the data: "Fluence: 78.4 uJ/cm2". */
function fromMetadata({ table, columns }: HeaderRequest): Series | undefined {
  if (columns.length !== 1) return undefined;
  for (const [key, value] of table.metadata) {
    for (const variableKind of variableKinds) {
      if (!isNamed({ label: key, ...nameAndUnit(key) }, variableKind)) continue;
      const quantity = quantityInLabel(value, variableKind.kind, table.dialect.decimalMark);
      if (quantity !== undefined)
        return { variable: variableKind.variable, values: Float64Array.of(quantity) };
    }
  }
  return undefined;
}

function plainNumbers(request: HeaderRequest): Series | undefined {
  const { table, columns, rowOfValues, notes } = request;
  const values = columns.map(
    (column) => rowOfValues?.[column] ?? parseCell(table.columns[column].label, table.dialect.decimalMark),
  );
  if (!values.every((value) => value !== undefined)) return undefined;
  const meaning = statedVariable(request);
  if (meaning)
    return {
      variable: meaning.variable,
      values: Float64Array.from(values, (value) => scaled(value, meaning.size)),
    };
  notes.push(`The headers ${values.slice(0, 3).join(', ')} ... have no unit: what changes is not known.`);
  return { variable: 'unknown', values: Float64Array.from(values) };
}

/** "variable: stripe length (um)" above the data, or "Wavelength (nm) \ Stripe length (um)" in the corner cell. */
function statedVariable({
  table,
  wavelength,
}: HeaderRequest): { variable: KnownVariable; size: number } | undefined {
  const corner = table.columns[wavelength].label.split('\\').at(1);
  const text = table.metadata.get('variable') ?? corner;
  if (text === undefined) return undefined;
  const { name, unit } = nameAndUnit(text.trim());
  for (const variableKind of variableKinds) {
    const { variable, kind, defaultUnit } = variableKind;
    const size = headerUnitSize(unit ?? defaultUnit, kind);
    if (size !== undefined && isNamed({ label: text, name, unit }, variableKind)) return { variable, size };
  }
  return undefined;
}

function numbered({ columns, notes }: HeaderRequest): Series {
  if (columns.length > 1) notes.push('The header states no variable: spectra are numbered from 0.');
  return { variable: 'unknown', values: Float64Array.from(columns, (_, index) => index) };
}
