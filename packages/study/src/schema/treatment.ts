import { z } from 'zod';
import { parseWithSchema } from '../yaml/index.js';
import { quantityField } from './fields.js';

/** What is to be done to which film. */
export const treatmentSchema = z
  .strictObject({
    film: z.string().optional().meta({
      description: 'The measured film that is to be treated; the untreated one of the most gain if absent',
    }),
    pressure: quantityField('pressureMpa', {
      description: 'Pressure of the stamp; one that was not tried needs films at three others',
      example: '1500 kg/cm^2',
    }).optional(),
    thicknessRatio: z
      .number()
      .positive()
      .max(1)
      .optional()
      .meta({
        description: 'How thin the film becomes, over what it was, in the place of a pressure',
        examples: [0.7],
      }),
    fluence: quantityField('fluenceUjPerCm2', {
      description: 'At which the net gain is stated; the highest of the measurement if absent',
      example: '784 uJ/cm^2',
    }).optional(),
  })
  .refine(({ pressure, thicknessRatio }) => pressure === undefined || thicknessRatio === undefined, {
    error: 'takes a pressure or a thicknessRatio, not both.',
  })
  .meta({ id: 'Treatment', description: 'What is to be done to a film, for `modalgain treatment`' });

export type TreatmentInput = z.output<typeof treatmentSchema>;

/**
 * What stands under `treatment`, given as plain data.
 *
 * @throws InputError with the field of the first thing that is wrong
 */
export function readTreatmentInput(written: unknown): TreatmentInput {
  return parseWithSchema(treatmentSchema, {
    file: '',
    value: written,
    placeOf: (path) => ({ field: ['treatment', ...path].join('.') }),
  });
}
