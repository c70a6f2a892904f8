import { z } from 'zod';
import { quantityField } from '../schema/fields.js';

const layer = z.strictObject({
  index: z.union([z.number(), z.tuple([z.number(), z.number()]), z.string()]).meta({
    description: 'n, or [n, k] with k > 0 absorbing, or the name of a material of the library',
  }),
  thickness: quantityField('lengthNm', {
    description: 'of an inner layer; the first and the last layer have none',
    example: '204.3 nm',
  }).optional(),
  name: z.string().optional(),
  film: z.boolean().optional().meta({ description: 'whether the layer belongs to the film' }),
});

/** A stack file: plane layers from cover to substrate at one wavelength. */
export const stackSchema = z
  .strictObject({
    wavelength: quantityField('lengthNm', { description: 'vacuum wavelength', example: '656 nm' }),
    polarization: z.enum(['TE', 'TM', 'both']).default('both'),
    layers: z.array(layer).meta({ description: 'from cover to substrate' }),
  })
  .meta({ id: 'Stack', description: 'Plane layers from cover to substrate at one wavelength' });

export type StackEntries = z.output<typeof stackSchema>;
