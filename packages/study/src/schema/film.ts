import { z } from 'zod';
import { ellipsometrySchema } from './ellipsometry.js';
import { pathField, pathsField, quantityField } from './fields.js';
import { lossSchema } from './loss.js';
import { micrographSchema } from './micrograph.js';
import { resonatorSchema } from './resonator.js';
import { roughnessSchema } from './roughness.js';
import { scansField } from './scans.js';
import { stripeSchema } from './stripe.js';
import { thresholdSchema } from './threshold.js';

export const thicknessField = quantityField('lengthNm', {
  description: 'Thickness of the film',
  example: '204.3 +- 2 nm',
});

const claimsSchema = z
  .strictObject({
    confinement: z.number().positive().optional(),
    filmGain: quantityField('perCm', { description: 'Claimed film gain', example: '268.1 cm^-1' }).optional(),
    density: quantityField('densityPerCm3', {
      description: 'Claimed density',
      example: '62.6e15 cm^-3',
    }).optional(),
    netGain: quantityField('perCm', { description: 'Claimed net gain', example: '120 cm^-1' }).optional(),
    loss: quantityField('perCm', { description: 'Claimed loss', example: '130 cm^-1' }).optional(),
  })
  .meta({ description: 'Published or expected values: audited, never fitted' });

const thicknessSchema = z.union([
  thicknessField,
  z.strictObject({ afm: scansField.meta({ description: 'AFM scans across a scratch' }) }),
]);

const indexSchema = z
  .union([
    z.number().positive(),
    z.string().min(1),
    z.strictObject({ file: pathsField }),
    z.strictObject({ ellipsometry: ellipsometrySchema }),
  ])
  .meta({
    description:
      'Refractive index: a number, "2.01 +- 0.01", a material of the library, a file with n and k, or Psi and Delta to fit',
  });

export const filmSchema = z.strictObject({
  stampedFrom: z.string().optional().meta({ description: 'The film that this one was before its treatment' }),
  pressure: quantityField('pressureMpa', {
    description: 'Pressure of the stamp',
    example: '1500 kg/cm^2',
  }).optional(),
  duration: quantityField('durationS', {
    description: 'Duration of the treatment',
    example: '5 min',
  }).optional(),
  thickness: thicknessSchema.optional(),
  roughness: roughnessSchema.optional(),
  index: indexSchema.optional(),
  stripe: stripeSchema.optional(),
  loss: lossSchema.optional(),
  threshold: thresholdSchema.optional(),
  photoluminescence: z
    .strictObject({ file: pathField })
    .optional()
    .meta({ description: 'Emission spectrum without amplification: the source of the amplified light' }),
  micrograph: micrographSchema
    .optional()
    .meta({ description: 'Image of an electron microscope across the edge of the stamp' }),
  absorbance: z
    .strictObject({ file: pathField })
    .optional()
    .meta({ description: 'UV-vis spectrum of the film' }),
  resonator: resonatorSchema.optional().meta({ description: "In the place of the study's resonator" }),
  claims: claimsSchema.optional(),
});

export type FilmInput = z.output<typeof filmSchema>;
