import { z } from 'zod';
import { numbersSchema, standardErrorSchema } from '../results/common.js';

/** A standard error over its value. */
const relativeErrorSchema = standardErrorSchema;

const scanPlanSchema = z.object({
  film: z.string().nullable().meta({ description: 'Null for a stated gain' }),
  fluenceUjPerCm2: z.number().nullable(),
  situation: z.looseObject({ netGainPerCm: z.number(), relativeNoise: z.number() }),
  presentRelativeError: relativeErrorSchema,
  kind: z.enum(['reached', 'out-of-reach']),
  stripeLengthUm: numbersSchema,
  grid: z.object({ longestUm: z.number(), shortShare: z.number() }),
  forecast: z.object({ errorPerCm: z.number().nullable(), biasPerCm: z.number() }),
  relativeError: relativeErrorSchema,
});

const forecastSchema = z.object({
  statistical: relativeErrorSchema,
  systematic: relativeErrorSchema,
  total: relativeErrorSchema,
});

const measurementsSchema = z.object({
  fluencesUjPerCm2: numbersSchema,
  lossScans: z.number(),
  threshold: z.boolean(),
  scanCount: z.number(),
  lossRelativeError: relativeErrorSchema.optional(),
  forecast: forecastSchema,
});

/** Further measurements for the density or the loss of a film. */
export const filmPlanSchema = z.object({
  kind: z.enum(['reached', 'out-of-reach']),
  film: z.string(),
  quantity: z.enum(['density', 'loss']),
  expected: z.object({
    film: z.string(),
    densityPerCm3: z.number(),
    lossPerCm: z.number(),
    saturationFluenceUjPerCm2: z.number(),
  }),
  open: z.array(z.string()).meta({ description: 'Expected values that nothing settles' }),
  present: forecastSchema,
  best: measurementsSchema.meta({ description: 'The fewest further scans, or the best that there are' }),
  alone: z.object({
    loss: measurementsSchema.optional(),
    fluences: measurementsSchema.optional(),
    threshold: measurementsSchema.optional(),
  }),
});

/** What `modalgain plan --json` prints: plans of scans for a wanted net gain, of further scans for density or loss. */
export const planDocumentSchema = z
  .object({
    study: z.string().nullable().meta({ description: 'The study file; null for stated values' }),
    want: z.object({ quantity: z.enum(['netGain', 'density', 'loss']), relativeError: z.number() }),
    plans: z.union([z.array(scanPlanSchema), z.array(filmPlanSchema)]),
  })
  .meta({ id: 'PlanDocument' });
