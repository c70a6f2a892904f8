import { z } from 'zod';
import { quantityField } from './fields.js';

const sqField = quantityField('lengthNm', { description: 'Rms roughness Sq', example: '3.03 +- 0.3 nm' });

/** Roughness with the length that scattering needs. */
export const correlatedRoughnessSchema = z.strictObject({
  sq: sqField,
  correlationLength: quantityField('lengthNm', {
    description: 'Lag at which the autocorrelation of the heights has fallen to 1/e',
    example: '120 +- 10 nm',
  }),
  autocorrelation: z.enum(['exponential', 'gaussian']).optional().meta({
    description: 'Shape of the autocorrelation; without it both are tried, and their difference is an error',
  }),
});

/** Of a film: Sq alone, or with its correlation length. */
export const roughnessSchema = z.union([sqField, correlatedRoughnessSchema]);

export type CorrelatedRoughness = z.output<typeof correlatedRoughnessSchema>;
