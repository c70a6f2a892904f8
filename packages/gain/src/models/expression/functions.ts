/** A value with its derivative by x, carried through an expression together (forward-mode differentiation). */
export interface Slope {
  readonly value: number;
  readonly slope: number;
}

export const functionNames = ['exp', 'log', 'sqrt', 'tanh', 'min', 'max'] as const;

export type FunctionName = (typeof functionNames)[number];

export function isFunctionName(word: string): word is FunctionName {
  return (functionNames as readonly string[]).includes(word);
}

/** The functions that an expression may call; `min` and `max` take two operands, the others one. */
export const functions: Readonly<Record<FunctionName, (first: Slope, second: Slope) => Slope>> = {
  exp: ({ value, slope }) => ({ value: Math.exp(value), slope: Math.exp(value) * slope }),
  log: ({ value, slope }) => ({ value: Math.log(value), slope: slope / value }),
  sqrt: ({ value, slope }) => ({ value: Math.sqrt(value), slope: slope / (2 * Math.sqrt(value)) }),
  tanh: ({ value, slope }) => ({ value: Math.tanh(value), slope: slope / Math.cosh(value) ** 2 }),
  min: (first, second) => (second.value < first.value ? second : first),
  max: (first, second) => (second.value > first.value ? second : first),
};
