import { z } from 'zod';
import { determinationSchema, estimateSchema, numbersSchema, verdictSchema } from './common.js';
import { normalisationSchema } from './normalisation.js';

const definitionSchema = z.object({
  name: z.string(),
  title: z.string(),
  says: z.string().meta({ description: 'What exactly is taken as the threshold' }),
  thresholdUjPerCm2: determinationSchema,
  /** Whether the gain over the stripe reaches one there, so that a gain fit may take it as a datum. */
  entersGainFit: z.boolean(),
});

/** Intensity with the noise that the scatter shows. */
export const seriesPointSchema = z.object({
  fluenceUjPerCm2: z.number(),
  intensity: z.number(),
  relativeError: z.number(),
});

/** What is read off one spectrum. */
export const seriesSpectrumSchema = z.object({
  fluenceUjPerCm2: z.number(),
  peakNm: estimateSchema,
  fwhmNm: estimateSchema,
  aseShare: estimateSchema.meta({ description: "The amplified band's share of the light" }),
});

/** One spectrum as photoluminescence and amplified band. */
export const decomposedSpectrumSchema = z.object({
  fluenceUjPerCm2: z.number(),
  wavelengthNm: numbersSchema,
  intensity: numbersSchema.meta({ description: 'As measured, background off' }),
  photoluminescence: numbersSchema,
  amplified: numbersSchema,
});

/** The threshold of a film by all definitions, from emission against fluence. */
export const thresholdSeriesSchema = z
  .object({
    files: z.array(z.string()),
    stripeLengthUm: z.number().nullable(),
    intensityUnit: z.string(),
    definitions: z.array(definitionSchema),
    normalisation: normalisationSchema
      .nullable()
      .default(null)
      .meta({ description: 'Null where the file holds no spectra' }),
    points: z.array(seriesPointSchema).meta({ description: 'By increasing fluence' }),
    spectra: z
      .array(seriesSpectrumSchema)
      .meta({ description: 'By increasing fluence; empty without spectra' }),
    excluded: z
      .array(
        z.object({
          file: z.string(),
          point: z.number().meta({ description: 'Counted from 1 within the file' }),
          fluenceUjPerCm2: z.number(),
          reason: z.string(),
        }),
      )
      .default([])
      .meta({ description: 'Left out by hand; not among points and spectra' }),
    redShiftNm: estimateSchema.nullable().meta({
      description: 'Of the amplified band at the highest fluence from the photoluminescence',
    }),
    examples: z.array(decomposedSpectrumSchema),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'ThresholdSeries' });

/** The one threshold of a film: the datum of the gain fit, where its definition allows that. */
export const thresholdSchema = z.object({
  fluenceUjPerCm2: estimateSchema,
  definition: z
    .string()
    .nullable()
    .meta({ description: 'How the threshold was defined, e.g. "width-half-collapse"' }),
});

export type ThresholdSeriesResult = z.output<typeof thresholdSeriesSchema>;
