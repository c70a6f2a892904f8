import { thresholdDefinitions } from '@modalgain/gain';
import { z } from 'zod';
import { estimateSchema, intervalSchema, numbersSchema, verdictSchema } from '../results/common.js';

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

const spectrumSchema = z.strictObject({
  fluenceUjPerCm2: z.number(),
  peakNm: estimateSchema,
  fwhmNm: estimateSchema,
  aseShare: estimateSchema.meta({ description: "The amplified band's share of the light" }),
});

const exampleSchema = z.strictObject({
  fluenceUjPerCm2: z.number(),
  wavelengthNm: numbersSchema,
  intensity: numbersSchema.meta({ description: 'As measured, background off' }),
  photoluminescence: numbersSchema,
  amplified: numbersSchema,
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
    spectra: z.array(spectrumSchema).meta({ description: 'By increasing fluence; empty without spectra' }),
    band: bandSchema.nullable(),
    examples: z
      .array(exampleSchema)
      .meta({ description: 'Lowest fluence, half way, highest; empty without spectra' }),
    points: z.array(
      z.strictObject({ fluenceUjPerCm2: z.number(), intensity: z.number(), relativeError: z.number() }),
    ),
    verdicts: z.array(verdictSchema),
    notes: z.array(z.string()).meta({ description: 'What was assumed in reading' }),
  })
  .meta({ id: 'ThresholdDocument' });
