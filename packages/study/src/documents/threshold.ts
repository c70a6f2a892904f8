import { thresholdDefinitions } from '@modalgain/gain';
import { z } from 'zod';
import { estimateSchema, intervalSchema, verdictSchema } from '../results/common.js';
import { normalisationSchema } from '../results/normalisation.js';
import { decomposedSpectrumSchema, seriesPointSchema, seriesSpectrumSchema } from '../results/threshold.js';

const definitionSchema = z.strictObject({
  name: z.enum(thresholdDefinitions),
  outcome: z.enum(['determined', 'not-determined']),
  thresholdUjPerCm2: estimateSchema.nullable().meta({ description: 'Null where not determined' }),
  says: z.string().meta({ description: 'What exactly is taken as the threshold' }),
  entersGainFit: z
    .boolean()
    .meta({ description: 'Whether it follows the gain over the stripe reaching one' }),
  why: z.string().optional().meta({ description: 'Where not determined' }),
  next: z.string().optional().meta({ description: 'What would determine it' }),
  interval95: intervalSchema.optional().meta({ description: 'What the data say of it all the same' }),
});

const bandSchema = z.strictObject({
  photoluminescence: z.strictObject({ peakNm: z.number(), fwhmNm: z.number() }),
  amplified: z.strictObject({
    shape: z.enum(['gaussian', 'sech2']),
    centreNm: z.number(),
    fwhmNm: z.number(),
  }),
  redShiftNm: estimateSchema,
});

/** What `modalgain threshold --json` prints. */
export const thresholdDocumentSchema = z
  .strictObject({
    file: z.string().meta({ description: 'As given; several are separated by commas' }),
    intensityUnit: z.string(),
    definitions: z.array(definitionSchema),
    spectra: z
      .array(z.strictObject(seriesSpectrumSchema.shape))
      .meta({ description: 'By increasing fluence; empty without spectra' }),
    band: bandSchema.nullable(),
    examples: z
      .array(z.strictObject(decomposedSpectrumSchema.shape))
      .meta({ description: 'Lowest fluence, half way, highest; empty without spectra' }),
    points: z.array(z.strictObject(seriesPointSchema.shape)),
    verdicts: z.array(verdictSchema),
    normalisation: normalisationSchema
      .optional()
      .meta({ description: 'What was done to spectra before they were compared' }),
    notes: z.array(z.string()).meta({ description: 'What was assumed in reading' }),
  })
  .meta({ id: 'ThresholdDocument' });
