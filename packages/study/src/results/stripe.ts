import { z } from 'zod';
import { bandSchema, estimateSchema, intervalSchema, numbersSchema, verdictSchema } from './common.js';
import { normalisationSchema } from './normalisation.js';
import { spectralGainSchema } from './spectral-gain.js';

const stripeModelSchema = z.object({
  name: z.enum(['two-way-saturable', 'two-way-inhomogeneous', 'small-signal']),
  label: z.string(),
  /** AICc weight in the average. */
  weight: z.number(),
  netGainPerCm: estimateSchema,
});

const stripePointSchema = z.object({
  stripeLengthUm: z.number(),
  intensity: z.number(),
  /** Standard deviation that the fit gave the point; null where nothing was fitted and the file states none. */
  standardDeviation: z.number().nullable(),
  /** (measured - model)/standard deviation; null where nothing was fitted. */
  residual: z.number().nullable(),
  /** The reason of the user, where the point was left out of the fit. */
  excluded: z.string().nullable(),
});

/** What Eq. 1 fitted to a window, as is usual, would have said. */
const windowFitSchema = z.object({
  rule: z.string().meta({ description: 'How the window was chosen, e.g. "best R2"' }),
  windowUm: z.tuple([z.number(), z.number()]),
  netGainPerCm: estimateSchema,
  /** (this - full model)/full model; null where the full model has no gain to compare with. */
  relativeBias: z.number().nullable(),
  curve: z.object({ x: numbersSchema, y: numbersSchema }).nullable(),
});

/** What figures show beside the fit; none of it enters the result. */
const diagnosticsSchema = z.object({
  /** Net gain from the points up to each length: by Eq. 1, and by the full analysis. */
  cutoffScan: z.array(
    z.object({
      upToUm: z.number(),
      equationOnePerCm: estimateSchema.nullable(),
      netGainPerCm: estimateSchema.nullable(),
    }),
  ),
  /** d ln I/dL - A/I from neighbouring points: the gain at a length, which falls where light saturates it; and of the model. */
  logSlope: z.array(
    z.object({ stripeLengthUm: z.number(), gainPerCm: estimateSchema, expectedPerCm: z.number() }),
  ),
  /** What a model in which light saturates one way only would have said. */
  oneWayNetGainPerCm: estimateSchema.nullable(),
});

/** One stripe-length scan (or several repeats of it) at one fluence. */
export const stripeSchema = z
  .object({
    files: z.array(z.string()),
    fluenceUjPerCm2: estimateSchema.nullable(),
    outcome: z.enum(['determined', 'no-gain', 'not-determined']),
    /** The AICc average; with outcome `no-gain` its upper end is a limit. Null where not determined. */
    netGainPerCm: estimateSchema.nullable(),
    /** What the scan says of the net gain whatever the outcome; ends may be open. */
    netGainIntervalPerCm: intervalSchema,
    models: z.array(stripeModelSchema),
    intensityUnit: z.string(),
    /** Wavelengths that were integrated, where the file holds spectra. */
    band: z.object({ fromNm: z.number(), toNm: z.number() }).nullable(),
    normalisation: normalisationSchema
      .nullable()
      .default(null)
      .meta({ description: 'Null where the file holds one intensity a length' }),
    points: z.array(stripePointSchema),
    curve: bandSchema.nullable(),
    windowFit: windowFitSchema.nullable(),
    compressionLengthUm: estimateSchema
      .nullable()
      .meta({ description: 'Length where compression passes 5 %' }),
    diagnostics: diagnosticsSchema.nullable(),
    spectralGain: spectralGainSchema.nullable().meta({ description: 'Where the file holds spectra' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'Stripe' });

export type StripeResult = z.output<typeof stripeSchema>;
export type StripeDiagnosticsResult = z.output<typeof diagnosticsSchema>;
