import { InputError } from '../errors.js';
import { parseQuantity, type Quantity } from './parse.js';
import type { QuantityKind } from './units.js';

/** What is asked of a quantity beyond its unit. */
export interface QuantityRules {
  /** Values that are refused: zero and negative ones unless stated, only the negative ones, or none. */
  readonly refuses?: 'zero-and-negative' | 'negative' | 'none';
  /** Whether it enters a fit as a datum, which has no weight without an error. */
  readonly needsError?: boolean;
  /** How such a quantity is written: for the message. */
  readonly example: string;
}

/**
 * As `parseQuantity`, for an entry that has rules.
 *
 * @throws InputError for a value below what makes sense, or without the error that it needs
 */
export function parseRuledQuantity(
  text: string,
  kind: QuantityKind,
  { refuses = 'zero-and-negative', needsError = false, example }: QuantityRules,
): Quantity {
  const quantity = parseQuantity(text, kind);
  if (refuses === 'negative' && quantity.value < 0)
    throw new InputError(`found "${text}", expected no value below zero.`);
  if (refuses === 'zero-and-negative' && quantity.value <= 0)
    throw new InputError(`found "${text}", expected a value above zero.`);
  if (needsError && !((quantity.standardError ?? 0) > 0))
    throw new InputError(`found "${text}" without an error, expected one as in "${example}".`);
  return quantity;
}
