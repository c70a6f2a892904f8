import { severities } from '@modalgain/numerics';
import { z } from 'zod';

/** An end of an interval: JSON has no infinity, so an open end is `null` there and infinite in the program. */
const lowerEnd = z
  .number()
  .nullable()
  .transform((end) => end ?? -Infinity)
  .meta({ description: 'Lower end; null: open below' });
const upperEnd = z
  .number()
  .nullable()
  .transform((end) => end ?? Infinity)
  .meta({ description: 'Upper end; null: open above' });

export const intervalSchema = z.tuple([lowerEnd, upperEnd]).readonly();

/** A standard error; unbounded (null in JSON) where the data leave the quantity open. */
export const standardErrorSchema = z
  .number()
  .nullable()
  .transform((error) => error ?? Infinity);

export const estimateSchema = z
  .object({
    value: z.number(),
    standardError: standardErrorSchema,
    interval95: intervalSchema,
    method: z.string().meta({ description: 'How value and interval were got' }),
  })
  .meta({ id: 'Estimate', description: 'A number with its standard error and 95 % interval' });

export const determinationSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('determined'), estimate: estimateSchema }),
    z.object({
      kind: z.literal('not-determined'),
      why: z.string(),
      next: z.string(),
      interval95: intervalSchema.optional(),
    }),
  ])
  .meta({ id: 'Determination', description: 'A quantity that the data settle, or do not' });

export const verdictSchema = z
  .object({
    code: z.string(),
    severity: z.enum(severities),
    sentence: z.string(),
    detail: z.string(),
    evidence: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
    next: z.string().optional(),
    film: z.string().optional(),
  })
  .meta({ id: 'Verdict', description: 'A judgement in plain words with its evidence' });

/** One entry a point; `null` where there is no value (e.g. a confinement below cut-off). */
export const columnSchema = z.array(z.number().nullable());
export const numbersSchema = z.array(z.number());

/** A line with its 95 % band, for figures. */
export const bandSchema = z.object({
  x: numbersSchema,
  y: numbersSchema,
  lower: numbersSchema,
  upper: numbersSchema,
});
