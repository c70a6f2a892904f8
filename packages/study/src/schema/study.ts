import { z } from 'zod';
import { designSchema } from './design.js';
import { emissionCrossSectionField } from './emission-cross-section.js';
import { filmSchema } from './film.js';
import { quantityField, rangeField } from './fields.js';
import { gainSchema } from './gain.js';
import { materialField } from './material-field.js';
import { resonatorSchema } from './resonator.js';
import { correlatedRoughnessSchema } from './roughness.js';
import { treatmentSchema } from './treatment.js';

const length = (description: string, example: string) => quantityField('lengthNm', { description, example });

const underlayerSchema = z.strictObject({
  index: materialField,
  thickness: length('Thickness of the layer', '55 nm'),
});

const stackSchema = z
  .strictObject({
    cover: materialField.default('air'),
    substrate: materialField,
    underlayers: z
      .array(underlayerSchema)
      .optional()
      .meta({ description: 'Layers between film and substrate, from the film down' }),
    roughness: correlatedRoughnessSchema
      .optional()
      .meta({ description: 'Of the surface that the films lie on: it scatters as well' }),
  })
  .meta({ description: 'What lies around every film, cover to substrate' });

const particleIndexField = z.union([z.number().positive(), z.string().min(1)]);

const particleSchema = z
  .strictObject({
    size: z
      .tuple([length('Edge', '20 nm'), length('Edge', '20 nm'), length('Edge', '7 nm')])
      .meta({ description: 'Edges of the particle with its shell' }),
    ligandGap: quantityField('lengthNm', {
      description: 'Gap between the faces of neighbours in ideal packing',
      example: '3.2 nm',
      refuses: 'negative',
    }).optional(),
    absorptionCrossSection: quantityField('crossSectionCm2', {
      description: 'Absorption cross-section at the pump wavelength',
      example: '1e-13 cm^2',
    }).optional(),
    index: particleIndexField.optional().meta({
      description:
        'Of the particle with its shell at the emission wavelength: a number, "2.3 +- 0.1", or a material of the library; with ligandIndex and the index of a film it gives a density',
      examples: ['2.3 +- 0.1'],
    }),
    ligandIndex: particleIndexField.optional().meta({
      description: 'Of what lies between the particles, likewise',
      examples: ['1.47 +- 0.02'],
    }),
  })
  .refine(({ index, ligandIndex }) => (index === undefined) === (ligandIndex === undefined), {
    error:
      'needs index and ligandIndex together, or neither: both enter the density from the index of a film.',
  });

const pumpSchema = z.strictObject({
  fluence: z
    .string()
    .regex(/^from file name .*\{(fluence|energy)\}/, 'expected a text such as "from file name {fluence}uJ".')
    .optional()
    .meta({
      description: 'Where in a file name the fluence stands',
      examples: ['from file name {fluence}uJ'],
    }),
  energy: quantityField('energyUj', { description: 'Pulse energy', example: '2.1 uJ' }).optional(),
  averagePower: quantityField('powerMw', { description: 'Average power', example: '2.1 mW' }).optional(),
  repetition: quantityField('frequencyHz', { description: 'Repetition rate', example: '1 kHz' }).optional(),
  stripe: z
    .tuple([
      quantityField('stripeLengthUm', { description: 'Length of the full stripe', example: '2 mm' }),
      quantityField('stripeLengthUm', { description: 'Width of the stripe', example: '120 um' }),
    ])
    .optional(),
  profile: z.enum(['flat', 'gaussian']).default('flat'),
  transmission: quantityField('fraction', {
    description: 'Share that reaches the film',
    example: '92 %',
  }).optional(),
  scaleError: quantityField('fraction', {
    description: 'Error that all fluences share',
    example: '10 %',
  }).optional(),
});

const instrumentsSchema = z
  .strictObject({
    afmHeightScale: quantityField('fraction', {
      description: 'Calibration error of AFM heights, which all scans share; 1 % is assumed without it',
      example: '0.5 %',
      refuses: 'negative',
    }).optional(),
  })
  .meta({ description: 'Errors that all measurements of an instrument share' });

const claimsSchema = z.strictObject({
  idealDensity: quantityField('densityPerCm3', {
    description: 'Density of ideal packing',
    example: '182e15 cm^-3',
  }).optional(),
  threshold: quantityField('fluenceUjPerCm2', {
    description: 'Threshold fluence',
    example: '17.8 uJ/cm^2',
  }).optional(),
  substrates: z
    .array(materialField)
    .optional()
    .meta({ description: 'Other substrates that the claims leave open; the audit looks at each' }),
  gainRatio: z.number().positive().optional().meta({ description: 'Claimed ratio of film gains, e.g. 2.39' }),
  fluences: z
    .array(
      quantityField('fluenceUjPerCm2', {
        description: 'Fluences of the gain measurement',
        example: '784 uJ/cm^2',
      }),
    )
    .optional(),
});

const predictSchema = z.strictObject({
  thickness: rangeField('lengthNm', {
    description: 'Range of the prediction',
    example: '20 nm .. 400 nm',
  }).optional(),
});

export const studySchema = z
  .strictObject({
    modalgain: z.literal(1).meta({ description: 'Version of this schema' }),
    title: z.string().min(1),
    synthetic: z
      .string()
      .optional()
      .meta({ description: 'For made data: how they were made; shown on every result' }),
    seed: z.int().min(0).default(1),
    wavelengths: z.strictObject({
      emission: length('Wavelength at which the film amplifies', '656 nm'),
      pump: length('Wavelength of the pump', '400 nm').optional(),
    }),
    particle: particleSchema.optional(),
    emissionCrossSection: emissionCrossSectionField.optional(),
    stack: stackSchema.optional(),
    pump: pumpSchema.optional(),
    instruments: instrumentsSchema.optional(),
    films: z.record(z.string().min(1), filmSchema).meta({ description: 'By name; order is kept' }),
    gain: gainSchema.prefault({}),
    resonator: resonatorSchema.optional(),
    predict: predictSchema.prefault({}),
    design: designSchema.optional(),
    treatment: treatmentSchema.optional(),
    claims: claimsSchema.optional(),
  })
  .meta({ id: 'Study', description: 'A modalgain study file' });

/** A study as read: quantities in internal units, defaults filled in. */
export type Study = z.output<typeof studySchema>;
