import { InputError } from '@modalgain/numerics';
import { scoredQuantities, type Answer, type ScoredQuantity } from './answer.js';

const columnNames = {
  film: /^film|^sample/,
  quantity: /^quantity/,
  fluence: /^fluence/,
  value: /^value|^estimate/,
  standardError: /^(standard )?error|^s\.?[de]\.?$|^sigma|^uncertainty/,
  lower: /^lower|^from/,
  upper: /^upper|^to$/,
} as const;

type Column = keyof typeof columnNames;

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  readonly file: string;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** Stands for the decimal point where columns are not parted by commas. */
  readonly isCommaDecimal: boolean;
}

/**
 * Reads a table of answers: columns film, quantity, value; where there are any, fluence, standard error, lower and upper end of
 * the 95 % interval. Parted by commas, semicolons or tabs; a value that is empty or "not determined" is no answer but no mistake.
 *
 * @throws InputError with file and line for a missing column, an unknown quantity or a cell that is no number
 */
export function readAnswers(text: string, file: string): Answer[] {
  const lines = text.split(/\r\n|\r|\n/);
  const header = lines.findIndex((line) => line.trim() !== '');
  if (header === -1)
    throw new InputError('is empty; expected a table with film, quantity and value.', { file });
  const separator = [';', '\t'].find((mark) => lines[header].includes(mark)) ?? ',';
  const split = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const columns = columnsOf(split(lines[header]), { file, line: header + 1 });
  return lines.flatMap((row, i) =>
    i <= header || row.trim() === ''
      ? []
      : [answerOf({ cells: split(row), line: i + 1, file, columns, isCommaDecimal: separator !== ',' })],
  );
}

function columnsOf(
  labels: readonly string[],
  place: { readonly file: string; readonly line: number },
): Row['columns'] {
  const found = Object.fromEntries(
    (Object.keys(columnNames) as Column[]).flatMap((name) => {
      const index = labels.findIndex((label) =>
        columnNames[name].test(label.toLowerCase().replace(/_/g, ' ')),
      );
      return index === -1 ? [] : [[name, index]];
    }),
  ) as Row['columns'];
  const missing = (['film', 'quantity', 'value'] as const).find((name) => found[name] === undefined);
  if (missing === undefined) return found;
  throw new InputError(
    `has the columns ${labels.join(', ')}; expected one named ${missing} among them.`,
    place,
  );
}

function answerOf(row: Row): Answer {
  const { line, file } = row;
  const number = (column: Column): number | undefined => numberIn(row, column);
  const [lower, upper] = [number('lower'), number('upper')];
  const value = number('value');
  const standardError = number('standardError');
  const fluenceUjPerCm2 = number('fluence');
  if (lower !== undefined && upper !== undefined && lower > upper)
    throw new InputError(`has an interval from ${lower} to ${upper}; expected the lower end first.`, {
      file,
      line,
    });
  return {
    film: cellOf(row, 'film'),
    quantity: quantityOf(cellOf(row, 'quantity'), { file, line }),
    line,
    ...(fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2 }),
    ...(value !== undefined && { value }),
    ...(standardError !== undefined && { standardError }),
    ...((lower !== undefined || upper !== undefined) && {
      interval95: [lower ?? -Infinity, upper ?? Infinity] as const,
    }),
  };
}

function cellOf({ cells, columns }: Row, column: Column): string {
  const index = columns[column];
  return index === undefined ? '' : (cells.at(index) ?? '');
}

const nothing = /^(|-|nan|none|open|not[ -]determined)$/i;

function numberIn(row: Row, column: Column): number | undefined {
  const cell = cellOf(row, column);
  if (nothing.test(cell)) return undefined;
  const value = Number(row.isCommaDecimal ? cell.replace(',', '.') : cell);
  if (Number.isFinite(value)) return value;
  throw new InputError(`has "${cell}" as ${column}; expected a number without its unit.`, {
    file: row.file,
    line: row.line,
  });
}

/** "netGainPerCm", "net gain" and "Net gain (cm-1)" are one quantity. */
const plain = (text: string): string =>
  text
    .replace(/\(.*\)/, '')
    .replace(/(Nm|PerCm|PerCm3|UjPerCm2)$/, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

const names = Object.keys(scoredQuantities) as ScoredQuantity[];
/** What else people call them. */
const alsoCalled: Readonly<Partial<Record<string, ScoredQuantity>>> = {
  index: 'filmIndex',
  roughness: 'roughnessSqNm',
  gamma: 'confinementModal',
};

function quantityOf(text: string, place: { readonly file: string; readonly line: number }): ScoredQuantity {
  const found = alsoCalled[plain(text)] ?? names.find((name) => plain(name) === plain(text));
  if (found) return found;
  throw new InputError(`has the quantity "${text}"; expected one of ${names.join(', ')}.`, place);
}
