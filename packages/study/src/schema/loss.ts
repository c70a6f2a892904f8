import { InputError, parseQuantity } from '@modalgain/numerics';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { pathsField, quantityField } from './fields.js';

export interface Background {
  readonly value: number;
  readonly standardError: number;
}

/** "none", "free", or a number with its error in the unit of the files. */
const backgroundField = textField((text): 'none' | 'free' | Background => {
  if (text === 'none' || text === 'free') return text;
  const expected = `found "${text}", expected "none", "free", or its value in the unit of the files, e.g. "12 +- 3".`;
  if (!/^\s*\d/.test(text) || text.includes('%')) throw new InputError(expected);
  const { value, standardError } = parseQuantity(text, 'fraction');
  if (!((standardError ?? 0) > 0)) throw new InputError(expected);
  return { value, standardError: standardError ?? 0 };
});

const twoStripesSchema = z.strictObject({
  files: pathsField.meta({ description: 'Readings named near, far and both; one row a repeat' }),
  stripeLength: quantityField('stripeLengthUm', {
    description: 'Length of each stripe',
    example: '200 +- 2 um',
  }),
});

const lossFilesSchema = z
  .strictObject({
    spot: pathsField
      .optional()
      .meta({ description: 'Emission against the distance of a small shifted spot from the edge' }),
    edge: pathsField
      .optional()
      .meta({ description: 'Emission against the distance of a shifted stripe from the edge' }),
    twoStripes: twoStripesSchema
      .optional()
      .meta({ description: 'Two equal stripes, one at the edge, one behind it' }),
    background: backgroundField.default('none').meta({
      description: 'Light in the scans of spot and edge that does not fall with the distance',
      examples: ['free', '12 +- 3'],
    }),
    readNoise: z
      .number()
      .positive()
      .optional()
      .meta({ description: 'Noise of a point of these scans at no light, in their unit' }),
  })
  .refine(({ spot, edge, twoStripes }) => spot ?? edge ?? twoStripes, {
    error: 'names no scan; expected spot, edge or twoStripes with their files.',
  });

/** A number that was measured elsewhere, or the scans to take it from. */
export const lossSchema = z
  .union([
    quantityField('perCm', {
      description: 'Loss with its error',
      example: '130 +- 20 cm^-1',
      refuses: 'negative',
      needsError: true,
    }),
    lossFilesSchema,
  ])
  .meta({
    description:
      'Propagation loss measured apart from the gain: a number, or scans of a shifted spot, a shifted stripe or two stripes',
  });

export type LossFiles = z.output<typeof lossFilesSchema>;
