import { z } from 'zod';
import { estimateSchema, intervalSchema, verdictSchema } from '../results/common.js';
import { normalisationSchema } from '../results/normalisation.js';

const modelSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  weight: z.number().meta({ description: 'Akaike weight; the weights sum to 1' }),
  aicc: z.number().nullable().meta({ description: 'Null where there are too few points for it' }),
  netGainPerCm: estimateSchema,
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      unit: z.string(),
      estimate: estimateSchema,
      status: z.enum(['ok', 'at-bound', 'fixed', 'not-determined', 'prior-dominated']),
    }),
  ),
  offsetFreed: z.boolean().meta({ description: "Whether the data contradicted the offset's prior" }),
  chiSquare: z.number(),
  degreesOfFreedom: z.number(),
  netGainProfile: z
    .array(z.strictObject({ value: z.number(), deltaChiSquare: z.number().nullable() }))
    .meta({ description: 'Rise of chi-square along the net gain' }),
});

const equationOneSchema = z.strictObject({
  rule: z.enum(['all-points', 'best-r2', 'given']),
  fromUm: z.number(),
  toUm: z.number(),
  pointCount: z.number(),
  netGainPerCm: estimateSchema,
  sourcePerCm: z.number(),
  predictedBiasPerCm: z.number(),
});

const pointSchema = z.strictObject({
  index: z.number(),
  stripeLengthUm: z.number(),
  intensity: z.number(),
  expectedIntensity: z.number(),
  standardDeviation: z.number(),
  residual: z.number(),
  excluded: z.string().optional(),
});

/** What `modalgain stripe --json` prints of one file. */
export const stripeDocumentSchema = z
  .strictObject({
    file: z.string().meta({ description: 'As given; several of one spectrum each are separated by commas' }),
    fluenceUjPerCm2: z.number().optional().meta({ description: 'Where header or name state it' }),
    outcome: z.enum(['determined', 'no-gain', 'not-determined']),
    netGainPerCm: estimateSchema.nullable(),
    netGainIntervalPerCm: intervalSchema.meta({ description: 'What the scan says whatever the outcome' }),
    models: z.array(modelSchema),
    verdicts: z.array(verdictSchema),
    compressionLengthUm: estimateSchema
      .nullable()
      .meta({ description: 'Where saturation takes 5 % of the emission; null: beyond the scan' }),
    equationOne: z
      .array(equationOneSchema)
      .meta({ description: 'What an unweighted fit of Eq. 1 would have said, window by window' }),
    oneWay: z
      .strictObject({ netGainPerCm: estimateSchema, predictedBiasPerCm: z.number() })
      .nullable()
      .meta({ description: 'What the one-way model would have said; null where no saturation is seen' }),
    noise: z.strictObject({
      source: z.enum(['stated', 'estimated']),
      relative: z.number().nullable(),
      read: z.number().nullable(),
    }),
    points: z.array(pointSchema),
    band: z
      .strictObject({
        fromNm: z.number(),
        toNm: z.number(),
        rule: z.enum(['ase-excess', 'emission-peak', 'given']),
      })
      .optional()
      .meta({ description: 'Where spectra were integrated' }),
    normalisation: normalisationSchema
      .optional()
      .meta({ description: 'What was done to spectra before they were integrated' }),
    notes: z.array(z.string()).meta({ description: 'What was assumed in reading' }),
  })
  .meta({ id: 'StripeDocument' });
