import { z } from 'zod';
import { determinationSchema, estimateSchema, intervalSchema, verdictSchema } from '../results/common.js';

/** A standard error; null where it has no end. */
const errorSchema = z.number().nullable();

const quantitySchema = z
  .strictObject({
    status: z.enum(['determined', 'not-determined']),
    estimate: estimateSchema.nullable().meta({ description: 'Null where not determined' }),
    interval95: intervalSchema
      .optional()
      .meta({ description: 'What the data say whatever the status; an open end is null' }),
    statistical: errorSchema.optional().meta({ description: 'Standard error from the points alone' }),
    systematic: errorSchema.optional().meta({ description: 'Standard error from what films share' }),
    budget: z.array(z.strictObject({ source: z.string(), standardError: errorSchema })).optional(),
    why: z.string().optional(),
    next: z.string().optional().meta({ description: 'What would determine it, and how well' }),
  })
  .meta({ id: 'GainQuantity' });

const filmSchema = z.strictObject({
  film: z.string(),
  densityPerCm3: quantitySchema,
  lossPerCm: quantitySchema,
  filmGains: z.array(z.strictObject({ fluenceUjPerCm2: z.number(), filmGainPerCm: quantitySchema })),
  saturationFluenceUjPerCm2: quantitySchema,
  transparencyFluenceUjPerCm2: quantitySchema
    .optional()
    .meta({ description: 'Absent where the net gain does not cross zero' }),
  points: z.array(
    z.strictObject({
      fluenceUjPerCm2: z.number(),
      netGainPerCm: z.number(),
      standardErrorPerCm: z.number(),
      fittedNetGainPerCm: z.number(),
      residual: z.number(),
    }),
  ),
});

const comparedModelSchema = z.looseObject({
  name: z.string().meta({ description: 'Beside it what else the model was given, e.g. its degeneracy' }),
  weight: z.number(),
  aicc: z.number().nullable(),
  chiSquare: z.number(),
  films: z.array(
    z.strictObject({
      film: z.string(),
      densityPerCm3: determinationSchema,
      lossPerCm: determinationSchema,
      saturationFluenceUjPerCm2: determinationSchema,
    }),
  ),
});

const fitSchema = z.strictObject({
  file: z.string(),
  model: z.string(),
  films: z.array(filmSchema),
  chiSquare: z.number(),
  degreesOfFreedom: z.number(),
  parameterNames: z.array(z.string()),
  correlation: z
    .array(z.number().nullable())
    .meta({ description: 'Row by row in the order of `parameterNames`; null where open' }),
  verdicts: z.array(verdictSchema),
  notes: z.array(z.string()).meta({ description: 'What was assumed' }),
});

const comparisonSchema = z.strictObject({
  file: z.string(),
  models: z.array(comparedModelSchema),
  averaged: z.array(
    z.strictObject({
      film: z.string(),
      densityPerCm3: determinationSchema,
      lossPerCm: determinationSchema,
      densitySpreadPerCm3: z.tuple([z.number(), z.number()]).meta({
        description: 'Lowest and highest best fit of the models with weight',
      }),
      lossSpreadPerCm: z.tuple([z.number(), z.number()]),
    }),
  ),
  verdicts: z.array(verdictSchema),
  notes: z.array(z.string()),
});

/** What `modalgain fit-gain --json` prints: one model's fit, or with `--compare` several models. */
export const fitGainDocumentSchema = z.union([fitSchema, comparisonSchema]).meta({ id: 'FitGainDocument' });
