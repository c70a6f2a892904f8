import { thresholdDefinitions } from '@modalgain/gain';
import { z } from 'zod';
import { exclusionSchema } from './exclusion.js';
import { pathsField, quantityField } from './fields.js';
import { backgroundSchema } from './spectra.js';

const stripeLengthField = quantityField('stripeLengthUm', {
  description: 'Length of the pumped stripe in the threshold measurement',
  example: '500 um',
});

const statedThresholdSchema = z.strictObject({
  fluence: quantityField('fluenceUjPerCm2', {
    description: 'Threshold fluence',
    example: '17.8 +- 1 uJ/cm^2',
  }),
  definition: z.enum(thresholdDefinitions).optional(),
  stripeLength: stripeLengthField.optional(),
});

const thresholdFilesSchema = z.strictObject({
  files: pathsField.meta({
    description: 'Spectra, or a table of intensity, against fluence; or one spectrum a file',
  }),
  fluence: z
    .array(quantityField('fluenceUjPerCm2', { description: 'Fluence of a file', example: '5 uJ/cm^2' }))
    .min(1)
    .optional()
    .meta({
      description:
        'For files of one spectrum: fluences in their order, where neither name nor header has them',
    }),
  background: backgroundSchema.optional(),
  fullScale: z.number().positive().optional().meta({
    description:
      'What a channel of the detector gives at most, as written: spectra that reach it are left out',
  }),
  definition: z.enum(thresholdDefinitions).optional().meta({
    description:
      "The definition that counts as the film's threshold; default: width-half-collapse, else steepest-width, which a gain fit can take",
  }),
  stripeLength: stripeLengthField.optional(),
  exclude: z.array(exclusionSchema('in the order of the file')).optional(),
});

/** A threshold that was found elsewhere, or the series to find it in. */
export const thresholdSchema = z.union([thresholdFilesSchema, statedThresholdSchema]);

export type ThresholdFiles = z.output<typeof thresholdFilesSchema>;
