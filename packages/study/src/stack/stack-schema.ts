import { z } from 'zod';
import { quantityField } from '../schema/fields.js';
import { textField } from '../yaml/index.js';
import { gradedOrIndexEntry, indexEntry } from './index-schema.js';
import { parseWavelengths } from './wavelengths.js';

const layer = z.strictObject({
  index: gradedOrIndexEntry.meta({
    description:
      'n, or [n, k] with k > 0 absorbing and k < 0 amplifying, a material of the library, {file: ...} of n and k, a dispersion model, a mix of two, or a gradient {from, to}',
  }),
  extraordinaryIndex: indexEntry.optional().meta({
    description:
      'of a uniaxial layer with its axis along the normal: what the field normal to the film sees; index is then the ordinary one',
  }),
  thickness: quantityField('lengthNm', {
    description: 'of an inner layer; the first and the last layer have none',
    example: '204.3 nm',
  }).optional(),
  name: z.string().optional(),
  film: z.boolean().optional().meta({ description: 'whether the layer belongs to the film' }),
  coherent: z.boolean().default(true).meta({
    description:
      'false: so thick that light that has crossed it does not interfere, such as a substrate with its back side; for plane waves',
  }),
});

const boundary = z.enum(['bound', 'leaky']);

const limits = z.tuple([z.number(), z.number()]);

const wavelength = textField(parseWavelengths).meta({
  description: 'vacuum wavelength, or a range of them for spectra',
  examples: ['656 nm', '400 nm .. 800 nm'],
});

/** A stack file: plane layers from cover to substrate. */
export const stackSchema = z
  .strictObject({
    wavelength: wavelength.optional(),
    polarization: z.enum(['TE', 'TM', 'both']).default('both'),
    layers: z.array(layer).meta({ description: 'from cover to substrate' }),
    boundary: z
      .strictObject({ cover: boundary.optional(), substrate: boundary.optional() })
      .optional()
      .meta({
        description:
          'bound (if absent): modes fall off in this half-space; leaky: they are outgoing waves there',
        examples: [{ substrate: 'leaky' }],
      }),
    search: z
      .strictObject({
        real: limits.meta({ description: 'of Re N' }),
        imaginary: limits.meta({ description: 'of Im N; above 0 is loss' }),
      })
      .optional()
      .meta({
        description:
          'where to look for modes in the plane of the effective index N; chosen by itself if absent',
        examples: [{ real: [1, 1.5], imaginary: [0, 0.2] }],
      }),
  })
  .meta({ id: 'Stack', description: 'Plane layers from cover to substrate' });

export type StackEntries = z.output<typeof stackSchema>;
