import type { Verdict } from '@modalgain/numerics';
import { text } from './description.js';
import type { DescribedChannel } from './description.js';

/** A gap between neighbours of so many usual steps is no dispersion of a grating. */
const gapInSteps = 5;

/** Where an axis that an instrument samples evenly leaves something out. */
export function gapOf(values: Float64Array, { name, unit }: DescribedChannel): Verdict[] {
  const steps = values.subarray(1).map((value, i) => Math.abs(value - values[i]));
  if (steps.length < 3) return [];
  const usual = steps.toSorted()[Math.floor(steps.length / 2)];
  const at = steps.reduce((largest, step, i) => (step > steps[largest] ? i : largest), 0);
  const [from, to] = [values[at], values[at + 1]];
  if (!(steps[at] > gapInSteps * usual)) return [];
  return [
    {
      code: 'gap-in-axis',
      severity: 'note',
      sentence: 'The axis has a gap.',
      detail: `${name}: nothing between ${text(from)} and ${text(to)} ${unit}; the usual step is ${text(usual)} ${unit}.`,
      evidence: { from, to, usualStep: usual },
    },
  ];
}

/** Where every value is the same, nothing was measured. */
export function constantValues({ name, unit, range, count, missing }: DescribedChannel): Verdict[] {
  if (!range || count - missing < 2 || range[0] !== range[1]) return [];
  return [
    {
      code: 'values-all-equal',
      severity: 'caution',
      sentence: 'All values are the same.',
      detail: `${name}: ${count - missing} values of ${text(range[0])}${unit && ` ${unit}`}.`,
      evidence: { value: range[0], values: count - missing },
      next: 'Check whether the detector saw light, or the right channel was exported.',
    },
  ];
}

/** Where much of a channel has no value. */
export function missingValues({ name, count, missing }: DescribedChannel): Verdict[] {
  if (missing === 0) return [];
  const share = missing / count;
  return [
    {
      code: 'values-missing',
      severity: share > 0.5 ? 'caution' : 'note',
      sentence: share > 0.5 ? 'Most values are missing.' : 'Some values are missing.',
      detail: `${name}: ${missing} of ${count} (${text(100 * share)} %) are masked or have no value.`,
      evidence: { missing, count },
    },
  ];
}
