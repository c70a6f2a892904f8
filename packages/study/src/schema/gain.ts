import { gainModel, gainModelNames, plausibleModels } from '@modalgain/gain';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { quantityField } from './fields.js';

const expressionField = textField((text) => {
  gainModel({ name: 'expression', text });
  return text;
});

const comparedByDefault = plausibleModels.flatMap(({ name }) => (name === 'expression' ? [] : [name]));

/** How net gains become densities and losses. */
export const gainSchema = z.strictObject({
  model: z
    .union([z.enum(gainModelNames), z.strictObject({ expression: expressionField })])
    .default('langmuir')
    .meta({
      description: 'How gain follows the fluence: a model by name, or f as an expression in x = F/F_s',
      examples: ['langmuir', { expression: 'x/(1 + x)' }],
    }),
  occupancy: z.int().min(1).max(100).optional().meta({ description: 'Degeneracy M of the poisson model' }),
  compare: z.array(z.enum(gainModelNames)).default(comparedByDefault).meta({
    description:
      'Models to weigh against the chosen one on the same net gains; [] for none. Not done with a stated saturation fluence',
  }),
  from: z.enum(['gains', 'scans']).default('gains').meta({
    description:
      'gains: net gains first, then densities from them; scans: densities straight from all scans at once (slower, keeps all that the scans say together)',
  }),
  share: z.array(z.enum(['saturationFluence', 'loss'])).default(['saturationFluence']),
  loss: z
    .union([
      z.literal('free'),
      quantityField('perCm', {
        description: 'Loss of every film',
        example: '130 +- 20 cm^-1',
        refuses: 'negative',
        needsError: true,
      }),
    ])
    .default('free'),
  pumpDepth: z.enum(['auto', 'off']).default('auto').meta({
    description:
      'auto: where k of every film at the pump wavelength is known, the gain is averaged over the depth to which the pump reaches, and F_s is a local fluence; off: F_s is an incident fluence',
  }),
  saturationFluence: quantityField('fluenceUjPerCm2', {
    description: 'Prior on the saturation fluence: a fluence inside the film where pumpDepth is used',
    example: '6.6 +- 1 uJ/cm^2',
    needsError: true,
  }).optional(),
});
