import { formatSignificant } from '@modalgain/numerics';
import { distinctPressures, fewestPressures } from './densification-law.js';
import type { TreatedPair } from './departures.js';

/** Why a pressure that no pair had cannot be predicted, and what to measure. */
export function whyNoPressure(
  pairs: readonly TreatedPair[],
  pressureMpa: number,
): { readonly kind: 'refused'; readonly why: string; readonly next: string } {
  const pressures = distinctPressures(pairs.flatMap((pair) => pair.pressureMpa ?? []));
  const wanted = `${formatSignificant(pressureMpa, 3)} MPa`;
  const had =
    pressures.length === 0
      ? 'no pair states its pressure'
      : `the pairs were pressed at ${pressures.map((pressure) => formatSignificant(pressure, 3)).join(' and ')} MPa`;
  const missing = fewestPressures - pressures.length;
  return {
    kind: 'refused',
    why: `No film was pressed at ${wanted}: ${had}, and a law of densification needs ${fewestPressures} different pressures.`,
    next: `Press a film at ${missing === 1 ? `a third pressure, best at ${wanted}` : `${wanted}, and others at different pressures`}; measure it before and after.`,
  };
}
