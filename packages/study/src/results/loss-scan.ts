import { z } from 'zod';
import { estimateSchema, intervalSchema, verdictSchema } from './common.js';

export const decayPointSchema = z.object({
  distanceUm: z.number(),
  intensity: z.number(),
  expectedIntensity: z.number(),
  standardDeviation: z.number(),
  /** (measured - model)/standard deviation. */
  residual: z.number(),
  /** Stands apart from the others; it was not left out. */
  outlying: z.boolean(),
});

/** Passive loss from a shifted spot, a shifted stripe, or two equal stripes. */
export const lossScanSchema = z
  .object({
    files: z.array(z.string()),
    method: z.enum(['shifting-spot', 'edge', 'two-stripes']),
    outcome: z.enum(['determined', 'upper-limit', 'not-determined']),
    /** Null where not determined; with outcome `upper-limit` its upper end is the limit. */
    lossPerCm: estimateSchema.nullable(),
    /** What the data say of the loss whatever the outcome; ends may be open. */
    lossIntervalPerCm: intervalSchema,
    /** Light that does not decay, in the scan's unit; null where it was not fitted. */
    background: estimateSchema.nullable(),
    points: z.array(decayPointSchema).meta({ description: 'Empty for two stripes' }),
    /** Net gain that two equal stripes give beside the loss. */
    netGainPerCm: estimateSchema.nullable(),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'LossScan' });

export type LossScanResult = z.output<typeof lossScanSchema>;
