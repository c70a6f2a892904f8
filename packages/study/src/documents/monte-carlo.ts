import { z } from 'zod';
import { trialQuantities } from '../pipeline/monte-carlo/task.js';
import { estimateSchema, intervalSchema, numbersSchema, verdictSchema } from '../results/common.js';

const named = {
  quantity: z.enum(trialQuantities),
  film: z.string().nullable().meta({ description: 'Null for what all films share' }),
  before: z.string().nullable().meta({ description: 'The film before its treatment, for a ratio' }),
  fluenceUjPerCm2: z.number().nullable().meta({ description: 'Of a net gain' }),
};

/** What `modalgain monte-carlo --json` prints. */
export const monteCarloDocumentSchema = z
  .object({
    study: z.string(),
    trials: z.number(),
    seed: z.number(),
    sources: z.array(z.string()).meta({ description: 'Named causes of error, each drawn once a trial' }),
    films: z.array(
      z.object({
        film: z.string(),
        netGains: z.enum(['scans', 'errors', 'none']).meta({
          description: 'Whether its scans are drawn and fitted anew, or its net gains drawn by their errors',
        }),
      }),
    ),
    quantities: z.array(
      z.object({
        ...named,
        symbol: z.string(),
        unit: z.string().meta({ description: 'In which it is shown; values here are in that of its name' }),
        unitSize: z.number().meta({ description: 'Values over this are in that unit' }),
        linear: estimateSchema.meta({ description: 'As the results state it' }),
        shareWithout: z.number().meta({ description: 'Share of trials in which it has no value' }),
        monteCarlo: z
          .object({
            median: z.number(),
            interval95: intervalSchema.meta({ description: 'The middle 95 % of the trials' }),
            intervalError: numbersSchema.meta({
              description: 'Standard errors of its ends by the finite number of trials',
            }),
            skewness: z.number().meta({ description: '(upper + lower - 2 median)/(upper - lower)' }),
            histogram: z
              .object({ from: z.number(), to: z.number(), counts: numbersSchema })
              .meta({ description: 'Equal bins over the middle 99 % of the trials' }),
          })
          .optional()
          .meta({ description: 'Absent where too few trials have a value' }),
        agreement: z
          .object({
            agrees: z.boolean(),
            widthRatio: z
              .number()
              .nullable()
              .meta({ description: 'Trials over stated; null where that is 0' }),
            widthRatioError: z.number(),
            endShifts: z
              .array(z.number().nullable())
              .meta({ description: 'Of both ends of the trials, in half the stated width' }),
          })
          .optional(),
      }),
    ),
    open: z.array(z.object(named)).meta({ description: 'Quantities that the data do not determine' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'MonteCarloDocument' });

export type MonteCarloDocument = z.output<typeof monteCarloDocumentSchema>;
