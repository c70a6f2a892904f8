import { formatSignificant, type Verdict } from '@modalgain/numerics';

/** Variable stripes are some hundred micrometres long; lenses and pump beams end before this. */
const longestLikelyUm = 5000;
/** Nothing is amplified over a few wavelengths, and no slit is as narrow. */
const shortestLikelyUm = 5;

/** Values that lie this share of a step or less off an even row are even. */
const evenness = 0.01;

/**
 * Whether the columns of a scan hold what they are taken for: lengths far beyond or below any stripe, or intensities in even steps
 * beside lengths in uneven ones, as where the columns are exchanged.
 */
export function columnFault(
  stripeLengthUm: readonly number[],
  intensity: readonly number[],
): Verdict | undefined {
  const longestUm = Math.max(...stripeLengthUm);
  const exchanged = isEven(intensity) && !isEven(stripeLengthUm);
  if (exchanged)
    return {
      ...doubt,
      sentence: 'Length and intensity seem to be exchanged.',
      detail: 'The intensities stand in even steps, the lengths do not.',
      evidence: { longestUm, exchanged },
      next: 'Check the order of the columns.',
    };
  if (longestUm <= longestLikelyUm && longestUm >= shortestLikelyUm) return undefined;
  return {
    ...doubt,
    sentence:
      longestUm > longestLikelyUm
        ? 'The stripe is longer than 5 mm.'
        : `The longest stripe is ${formatSignificant(longestUm, 2)} µm long.`,
    detail: `The longest is taken as ${formatSignificant(longestUm / 1e3, 3)} mm; the gain is wrong by as much as the unit is.`,
    evidence: { longestUm, exchanged },
    next: 'Check the unit of the lengths.',
  };
}

const doubt = { code: 'columns-or-unit-doubtful', severity: 'caution' } as const;

/** Whether values are evenly spaced and not all the same. */
function isEven(values: readonly number[]): boolean {
  const range = values[values.length - 1] - values[0];
  const step = range / (values.length - 1);
  return (
    range !== 0 &&
    values.every((value, i) => Math.abs(value - values[0] - i * step) < evenness * Math.abs(step))
  );
}
