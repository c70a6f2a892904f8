import { InputError } from '@modalgain/numerics';

/** The ends of a 95 % interval of fewer trials are the outermost ones. */
const fewest = 100;
const most = 1_000_000;

/** Options of the command as numbers. Throws InputError for what is none, or out of range. */
export function trialOptions(texts: { readonly trials?: string; readonly seed?: string }): {
  readonly trials?: number;
  readonly seed?: number;
} {
  const { trials, seed } = texts;
  return {
    ...(trials !== undefined && { trials: integer('--trials', trials, [fewest, most]) }),
    ...(seed !== undefined && { seed: integer('--seed', seed, [0, Number.MAX_SAFE_INTEGER]) }),
  };
}

function integer(option: string, text: string, [least, greatest]: readonly [number, number]): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least && value <= greatest) return value;
  throw new InputError(
    `${option}: found "${text}", expected a whole number from ${String(least)} to ${String(greatest)}.`,
  );
}
