import { DraftField } from '../../kit/draft-field';
import { readNumber } from '../../kit/read-number';

interface NumberFieldProps {
  readonly label: string;
  /** The unit of the files, which cannot be another. */
  readonly unit: string;
  readonly value: number | undefined;
  readonly placeholder: string;
  /** Undefined takes the entry out. */
  readonly onCommit: (value: number | undefined) => void;
}

const notAboveZero = 'Expected a number above zero, in the unit of the files.';

/** A number above zero in the unit that the files have. */
export function NumberField({ value, onCommit, ...field }: NumberFieldProps) {
  return (
    <DraftField
      {...field}
      inputMode="decimal"
      value={value === undefined ? '' : String(value)}
      problemOf={problemOf}
      onCommit={(text) => onCommit(text === '' ? undefined : Number(readNumber(text)))}
    />
  );
}

function problemOf(text: string): string | undefined {
  const number = readNumber(text);
  if (typeof number === 'string') return number;
  return number > 0 ? undefined : notAboveZero;
}
