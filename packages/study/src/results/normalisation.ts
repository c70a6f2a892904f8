import { z } from 'zod';
import { numbersSchema } from './common.js';

/** What was done to spectra before they were compared with each other. */
export const normalisationSchema = z
  .object({
    dividedBy: z
      .array(
        z.object({
          by: z.enum(['integration-time', 'filter-transmission', 'reference']),
          values: numbersSchema.meta({
            description: 'One a spectrum, in the order of the files; times in s',
          }),
        }),
      )
      .meta({ description: 'Empty where intensities stand as written' }),
    integrationTimeS: z
      .number()
      .nullable()
      .meta({ description: 'Of all spectra, where it is one and nothing was divided by it' }),
    background: z.array(z.string()).meta({ description: 'Files whose spectra were subtracted' }),
  })
  .meta({ id: 'Normalisation', description: 'What was done to the intensities of spectra' });

export type NormalisationResult = z.output<typeof normalisationSchema>;
