import type { Results } from './results.js';

/**
 * results.json as text: keys in the order of the schema, open ends of intervals as `null`, a newline at the end.
 *
 * @throws Error on NaN: a result without a value must say so in words, and never reaches a file.
 */
export function serialiseResults(results: Results): string {
  const refuseNaN = (key: string, value: unknown): unknown => {
    if (typeof value === 'number' && Number.isNaN(value))
      throw new Error(`the result "${key}" is not a number`);
    return value;
  };
  return `${JSON.stringify(results, refuseNaN, 2)}\n`;
}
