import { z } from 'zod';
import { exclusionSchema } from './exclusion.js';
import { pathsField, quantityField, rangeField } from './fields.js';
import { backgroundSchema, slitSchema, stripeLengthInName } from './spectra.js';

const netGainPair = z.tuple([
  quantityField('fluenceUjPerCm2', { description: 'Pump fluence', example: '78.4 uJ/cm^2' }),
  quantityField('perCm', {
    description: 'Net gain with its error',
    example: '120 +- 8 cm^-1',
    refuses: 'none',
    needsError: true,
  }),
]);

const beamSchema = z
  .strictObject({
    width: quantityField('stripeLengthUm', {
      description: 'Width of the stripe; default: that of the pump',
      example: '120 um',
    }).optional(),
    slitDistance: quantityField('stripeLengthUm', {
      description: 'From the slit or blade that cuts the stripe to the film: for its fringes',
      example: '2 mm',
    }).optional(),
    gaussianRadius: quantityField('stripeLengthUm', {
      description: 'Radius (1/e2) of a Gaussian beam along the stripe, which is cut from its centre',
      example: '1.5 mm',
    }).optional(),
  })
  .meta({ description: 'What is known of the pumped stripe: short and uneven stripes are pointed out' });

/** What is known of the detector and the stage, intensities in the unit of the files. */
const instrumentFields = {
  readNoise: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Noise of a point (of a channel, where the files hold spectra) at no light' }),
  darkError: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Error to which the dark level of a point was subtracted' }),
  countsPerPhoton: z.number().positive().optional().meta({ description: 'For shot noise' }),
  fullScale: z.number().positive().optional().meta({
    description:
      'What the detector gives at most, as written: for a point of a scan, or a channel of spectra',
  }),
  zeroError: quantityField('stripeLengthUm', {
    description: 'Error of the zero of stripe lengths',
    example: '2 um',
  }).optional(),
  beam: beamSchema.optional(),
};

const fluenceOfFile = quantityField('fluenceUjPerCm2', {
  description: 'Fluence of a file',
  example: '78.4 uJ/cm^2',
});

const stripeFilesSchema = z.strictObject({
  files: pathsField.meta({
    description: 'Stripe-length scans, several at one fluence are repeats; or one spectrum a file',
  }),
  stripeLength: stripeLengthInName.optional(),
  slit: slitSchema.optional(),
  background: backgroundSchema.optional(),
  fluence: z
    .union([fluenceOfFile, z.array(fluenceOfFile).min(1)])
    .transform((fluences) => ('value' in fluences ? [fluences] : fluences))
    .optional()
    .meta({
      description:
        'Fluences in the order of the files, where neither name nor header has them; one alone is that of all steps',
    }),
  exclude: z
    .array(exclusionSchema('by increasing length; of lengths in no order, as the file lists them'))
    .optional(),
  shareSaturation: z.boolean().default(true).meta({
    description: 'Whether all scans of the film are on one intensity scale and share a saturation intensity',
  }),
  unsaturableLoss: quantityField('perCm', {
    description: 'The part of the loss that light does not bleach; without it saturated scans read high',
    example: '40 +- 8 cm^-1',
    refuses: 'negative',
    needsError: true,
  }).optional(),
  ...instrumentFields,
  band: rangeField('lengthNm', {
    description: 'Wavelengths to integrate where the files hold spectra; default: found in them',
    example: '650 nm .. 662 nm',
  }).optional(),
  window: rangeField('stripeLengthUm', {
    description: 'Lengths on which Eq. 1 alone would have been fitted, to compare with',
    example: '50 um .. 300 um',
  }).optional(),
  diagnostics: z
    .boolean()
    .default(false)
    .meta({ description: 'Also the gain against the longest stripe used, and along the stripe' }),
});

const stripeGainSchema = z.strictObject({
  netGain: z
    .array(netGainPair)
    .min(1)
    .meta({ description: 'Net gains that are known already; several at one fluence are repeats' }),
});

/** Scans, or the net gains that somebody found in them. */
export const stripeSchema = z.union([stripeFilesSchema, stripeGainSchema]);

export type StripeFiles = z.output<typeof stripeFilesSchema>;
export type StripeGains = z.output<typeof stripeGainSchema>;
