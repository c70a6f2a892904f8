import { z } from 'zod';
import { estimateSchema } from './common.js';

/** What a loss found by other means is over the predicted one. */
const besidePredictionSchema = z.object({
  kind: z.enum(['fitted', 'measured', 'claimed']),
  lossPerCm: estimateSchema,
  ratio: estimateSchema.meta({ description: 'Over the predicted sum, with the errors of both' }),
  ratioToScattering: estimateSchema.meta({ description: 'Over what is predicted without the k of the film' }),
});

/** Loss of TE0 from what is known of the film apart from its gain: roughness and absorption. */
export const predictedLossSchema = z
  .object({
    scatteringPerCm: estimateSchema.meta({
      description: 'By the roughness of all interfaces, with the factor of 2 (95 %) of the theory',
    }),
    surfaceScatteringPerCm: estimateSchema.meta({
      description: 'By the upper surface of the film; errors of the measurements alone',
    }),
    substrateScatteringPerCm: estimateSchema
      .nullable()
      .meta({ description: 'By the surface that the film lies on; null where its roughness is not stated' }),
    absorptionPerCm: estimateSchema
      .nullable()
      .meta({ description: 'By the k of the film; null where it is not known, and then not in the sum' }),
    mediaAbsorptionPerCm: estimateSchema.nullable().optional().meta({
      description: 'By the k of the media around the film; null where none absorbs',
    }),
    sumPerCm: estimateSchema,
    correlationLengthNm: estimateSchema,
    roughnessFrom: z
      .enum(['spectrum', 'sq-and-length'])
      .meta({ description: 'The measured power spectrum of the surface, or Sq and correlation length' }),
    beside: z.array(besidePredictionSchema),
  })
  .meta({ id: 'PredictedLoss' });

export type PredictedLossResult = z.output<typeof predictedLossSchema>;
