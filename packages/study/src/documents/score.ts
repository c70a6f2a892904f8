import { z } from 'zod';
import { intervalSchema } from '../results/common.js';
import { faultNames } from '../simulate/faults/index.js';

const named = {
  of: z
    .string()
    .meta({ description: 'The film; "before -> after" for a ratio; empty for what all films share' }),
  quantity: z.string().meta({ description: 'With its unit, e.g. "netGainPerCm"' }),
  fluenceUjPerCm2: z.number().nullable().meta({ description: 'Of a gain' }),
};

/** What `modalgain score --json` prints. */
export const scoreDocumentSchema = z
  .object({
    truth: z.string(),
    answers: z.string(),
    faults: z
      .array(z.object({ kind: z.enum(faultNames), size: z.number() }).loose())
      .meta({ description: 'What was wrong in the measurement' }),
    rows: z.array(
      z.object({
        ...named,
        truth: z.number().nullable().meta({
          description:
            'Null where nothing is true, as of a net gain without a guided mode; a value claimed there is a miss',
        }),
        value: z.number().nullable().meta({ description: 'Null where it is said not to be determined' }),
        interval95: intervalSchema.nullable(),
        outcome: z.enum(['covered', 'missed', 'no-interval', 'not-determined']),
        relativeBias: z.number().nullable().meta({ description: '(value - truth)/|truth|' }),
        z: z.number().nullable().meta({ description: '(value - truth)/standard error' }),
      }),
    ),
    summary: z
      .array(
        z.object({
          quantity: z.string(),
          answers: z.number(),
          covered: z.number(),
          missed: z.number(),
          noInterval: z.number(),
          notDetermined: z.number(),
          meanRelativeBias: z.number().nullable(),
          rmsZ: z
            .number()
            .nullable()
            .meta({ description: 'Root mean square of z; 1 for errors of the right size' }),
        }),
      )
      .meta({ description: 'By quantity; the last of all' }),
    unanswered: z.array(z.object(named)).meta({ description: 'Main quantities without an answer' }),
  })
  .meta({ id: 'ScoreDocument' });

export type ScoreDocument = z.output<typeof scoreDocumentSchema>;
