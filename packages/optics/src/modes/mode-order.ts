import { InputError } from '@modalgain/numerics';

/** @throws InputError unless the order of a mode is a count. */
export function requireModeOrder(order: number): void {
  if (Number.isInteger(order) && order >= 0) return;
  throw new InputError(`found ${order}, expected 0, 1, 2 and so on.`, { field: 'order' });
}
