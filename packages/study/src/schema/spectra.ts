import { z } from 'zod';
import { namePatternField, pathsField, quantityField } from './fields.js';

/** Spectra without emission, subtracted from those of the same integration time. */
export const backgroundSchema = z
  .strictObject({
    file: pathsField.meta({
      description: 'Spectra recorded without emission; of several, those of the same integration time count',
    }),
  })
  .meta({ description: 'A background to subtract from spectra as written' });

export const stripeLengthInName = namePatternField({
  quantities: ['length', 'position'],
  description:
    'For files of one spectrum each: where their names hold the length, or the position of the slit; files of one folder and one fluence are a scan',
  example: 'from file name {length}um',
});

export const slitSchema = z
  .strictObject({
    zero: quantityField('stripeLengthUm', {
      description: 'Position at which the stripe has no length',
      example: '1.2 mm',
      refuses: 'none',
    }),
    direction: z
      .enum(['increasing', 'decreasing'])
      .default('increasing')
      .meta({ description: 'Whether the stripe grows with the position or against it' }),
  })
  .meta({ description: 'Makes stripe lengths of positions of the slit' });
