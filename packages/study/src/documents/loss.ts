import { z } from 'zod';
import { estimateSchema, intervalSchema, verdictSchema } from '../results/common.js';
import { decayPointSchema } from '../results/loss-scan.js';

/** What `modalgain loss --json` prints. */
export const lossDocumentSchema = z
  .strictObject({
    file: z.string(),
    method: z.enum(['shifting-spot', 'edge', 'two-stripes']),
    outcome: z.enum(['determined', 'upper-limit', 'not-determined']),
    lossPerCm: estimateSchema
      .nullable()
      .meta({ description: 'Null where not determined; with an upper limit, the estimate that shows it' }),
    lossIntervalPerCm: intervalSchema.meta({ description: 'What the data say whatever the outcome' }),
    netGainPerCm: estimateSchema
      .nullable()
      .optional()
      .meta({ description: 'Of two equal stripes: the net gain that they give beside the loss' }),
    netGainIntervalPerCm: intervalSchema.optional(),
    background: estimateSchema
      .nullable()
      .optional()
      .meta({ description: 'Of a decay: light that stays; null where it was not fitted' }),
    points: z.array(z.strictObject(decayPointSchema.shape)).optional().meta({ description: 'Of a decay' }),
    verdicts: z.array(verdictSchema),
    notes: z.array(z.string()).meta({ description: 'What was assumed in reading' }),
  })
  .meta({ id: 'LossDocument' });
