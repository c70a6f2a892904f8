import { InputError, parseQuantity } from '@modalgain/numerics';

/** What a plan is made for: a relative standard error of one quantity. */
export interface Wanted {
  readonly quantity: 'netGain' | 'density' | 'loss';
  readonly relativeError: number;
}

const names: Readonly<Record<string, Wanted['quantity']>> = {
  g: 'netGain',
  n_t: 'density',
  loss: 'loss',
  alpha: 'loss',
};

/** Reads "g 5 %", "n_t 10 %" or "loss 15 %". */
export function parseWanted(text: string): Wanted {
  const [, name = '', percent = ''] = /^\s*(\S+)\s+(\d+(?:\.\d+)?)\s*%\s*$/.exec(text) ?? [];
  const relativeError = Number(percent) / 100;
  if (!Object.hasOwn(names, name) || !(relativeError > 0))
    throw new InputError(
      `found the wish "${text}", expected one such as "g 5 %", "n_t 10 %" or "loss 15 %".`,
    );
  return { quantity: names[name], relativeError };
}

/** Reads "5 %" or "0.05" as a share between 0 and 1. */
export function parseShare(text: string, what: string): number {
  const { value } = parseQuantity(text, 'fraction');
  if (value > 0 && value < 1) return value;
  throw new InputError(`found ${what} of "${text}", expected a share between 0 and 1, e.g. "5 %".`);
}
