import { InputError, parseRuledQuantity, type QuantityKind } from '@modalgain/numerics';
import { z } from 'zod';
import { textField } from '../yaml/index.js';

const mostPoints = 1_000_000;

const evenly = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

const countField = z
  .int()
  .min(2)
  .max(mostPoints)
  .meta({ description: 'How many values, both ends included', examples: [100] });

/** The values of one axis of a grid: `[180 nm, 200 nm]`, or `{from: 20 nm, to: 400 nm, count: 100}`, both ends included. */
export function quantityAxis(
  kind: QuantityKind,
  { description, example, refuses }: AxisRules,
): z.ZodType<readonly number[]> {
  const value = textField(
    (text) => parseRuledQuantity(text, kind, { example, ...(refuses && { refuses }) }).value,
  ).meta({ examples: [example] });
  return axisOf(value, description);
}

interface AxisRules {
  readonly description: string;
  readonly example: string;
  readonly refuses?: 'negative';
}

/** The same of pure numbers. */
export const ratioAxis = (description: string): z.ZodType<readonly number[]> =>
  axisOf(z.number().positive(), description);

function axisOf(value: z.ZodType<number>, description: string): z.ZodType<readonly number[]> {
  const stepped = z
    .strictObject({ from: value, to: value, count: countField })
    .transform(({ from, to, count }) => evenly(from, to, count));
  return z.union([z.array(value).min(1), stepped]).meta({ description });
}

/** `films.SC1.thickness` as the steps of a path. */
export function pathOfKey(key: string): string[] {
  const steps = key.split('.').map((step) => step.trim());
  if (steps.some((step) => step === ''))
    throw new InputError(`found "${key}", expected the keys down to a value, e.g. "films.SC1.thickness".`);
  return steps;
}
