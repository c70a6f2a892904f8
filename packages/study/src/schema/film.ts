import { thresholdDefinitions } from '@modalgain/gain';
import { z } from 'zod';
import { pathField, pathsField, quantityField } from './fields.js';

export const thicknessField = quantityField('lengthNm', {
  description: 'Thickness of the film',
  example: '204.3 +- 2 nm',
});

const netGainPair = z.tuple([
  quantityField('fluenceUjPerCm2', { description: 'Pump fluence', example: '78.4 uJ/cm^2' }),
  quantityField('perCm', {
    description: 'Net gain with its error',
    example: '120 +- 8 cm^-1',
    positive: false,
    needsError: true,
  }),
]);

const exclusionSchema = z.strictObject({
  file: pathField,
  points: z
    .array(z.int().min(1))
    .min(1)
    .meta({ description: 'Points left out of the fit, counted from 1 by increasing length' }),
  reason: z.string().min(1),
});

const stripeFilesSchema = z.strictObject({
  files: pathsField.meta({ description: 'Stripe-length scans; several at one fluence are repeats' }),
  fluence: z
    .array(quantityField('fluenceUjPerCm2', { description: 'Fluence of a file', example: '78.4 uJ/cm^2' }))
    .min(1)
    .optional()
    .meta({ description: 'Fluences in the order of the files, where neither name nor header has them' }),
  exclude: z.array(exclusionSchema).optional(),
  shareSaturation: z.boolean().default(true).meta({
    description: 'Whether all scans of the film are on one intensity scale and share a saturation intensity',
  }),
});

const stripeGainSchema = z.strictObject({
  netGain: z.array(netGainPair).min(1).meta({ description: 'Net gains that are known already' }),
});

const thresholdSchema = z.strictObject({
  fluence: quantityField('fluenceUjPerCm2', {
    description: 'Threshold fluence',
    example: '17.8 +- 1 uJ/cm^2',
  }),
  definition: z.enum(thresholdDefinitions).optional(),
  stripeLength: quantityField('stripeLengthUm', {
    description: 'Length of the pumped stripe in the threshold measurement',
    example: '500 um',
  }).optional(),
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
  })
  .meta({ description: 'Published or expected values: audited, never fitted' });

const thicknessSchema = z.union([
  thicknessField,
  z.strictObject({ afm: pathsField.meta({ description: 'AFM scans across a scratch' }) }),
]);

const indexSchema = z
  .union([z.number().positive(), z.string().min(1), z.strictObject({ file: pathsField })])
  .meta({
    description:
      'Refractive index: a number, "2.01 +- 0.01", a material of the library, or a file with n and k',
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
  roughness: quantityField('lengthNm', {
    description: 'Rms roughness Sq',
    example: '3.03 +- 0.3 nm',
  }).optional(),
  index: indexSchema.optional(),
  stripe: z.union([stripeFilesSchema, stripeGainSchema]).optional(),
  loss: quantityField('perCm', {
    description: 'Propagation loss measured apart from the gain, e.g. by a shifted excitation spot',
    example: '130 +- 20 cm^-1',
    positive: false,
    needsError: true,
  }).optional(),
  threshold: thresholdSchema.optional(),
  absorbance: z
    .strictObject({ file: pathField })
    .optional()
    .meta({ description: 'UV-vis spectrum of the film' }),
  claims: claimsSchema.optional(),
});

export type FilmInput = z.output<typeof filmSchema>;
