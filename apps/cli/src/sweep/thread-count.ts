import { InvalidArgumentError } from 'commander';

const most = 1024;

/** A number of threads as a user states it. */
export function threadCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > most)
    throw new InvalidArgumentError(`It has to be a whole number from 1 to ${most}.`);
  return count;
}
