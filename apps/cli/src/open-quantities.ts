import type { Results } from '@modalgain/study';

/** Whether any quantity of the results is not determined, wherever it stands: what `run --strict` asks. */
export function isAnythingOpen(results: Results): boolean {
  return results.verdicts.some(({ severity }) => severity === 'not-determined') || holdsOpenQuantity(results);
}

function holdsOpenQuantity(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('kind' in value && value.kind === 'not-determined') return true;
  if ('outcome' in value && value.outcome === 'not-determined') return true;
  return Object.values(value).some(holdsOpenQuantity);
}
