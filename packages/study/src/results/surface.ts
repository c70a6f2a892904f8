import { z } from 'zod';
import { estimateSchema, numbersSchema } from './common.js';

const roughnessSchema = z.object({
  saNm: z.number(),
  sqNm: z.number(),
  ssk: z.number().nullable(),
  sku: z.number().nullable(),
  spNm: z.number(),
  svNm: z.number(),
  szNm: z.number(),
});

/** One AFM scan of a film. */
export const surfaceSchema = z
  .object({
    file: z.string(),
    title: z.string(),
    shape: z.tuple([z.number(), z.number()]),
    sizeNm: z.tuple([z.number(), z.number()]),
    roughness: z.object({ raw: roughnessSchema, plane: roughnessSchema, poly2: roughnessSchema }),
    /** Film height over the substrate, where the scan holds a scratch. */
    thicknessNm: estimateSchema.nullable(),
    /** Rms roughness of the film alone, levelled, scratch left out. */
    filmSqNm: estimateSchema.nullable(),
    filmCorrelationLengthNm: estimateSchema
      .nullable()
      .default(null)
      .meta({ description: 'Lag along the rows at which the autocorrelation has fallen to 1/e' }),
    /** Mean height across the step after levelling, substrate at 0; null without a step. */
    stepProfile: z.object({ positionUm: numbersSchema, heightNm: numbersSchema }).nullable(),
  })
  .meta({ id: 'Surface' });

export type SurfaceResult = z.output<typeof surfaceSchema>;
