import { z } from 'zod';
import { estimateSchema, numbersSchema } from './common.js';

/** What the pump does in a film: plane light from the cover at normal incidence, on a substrate without a back side. */
export const pumpSchema = z
  .object({
    wavelengthNm: z.number(),
    from: z.enum(['index', 'absorbance']).meta({
      description: 'What k at the pump is taken from: the film’s n and k, or its UV-vis absorbance',
    }),
    filmIndex: estimateSchema.meta({ description: 'n at the pump wavelength' }),
    extinction: estimateSchema.meta({ description: 'k at the pump wavelength' }),
    reflectance: estimateSchema,
    transmittance: estimateSchema.meta({ description: 'Share of the pump that enters the substrate' }),
    filmAbsorptance: estimateSchema.meta({
      description: 'Share of the incident fluence that the film absorbs',
    }),
    relativeFluence: estimateSchema.meta({
      description:
        'Local over incident fluence, averaged over the mode: of a plain beam that would excite an emitter there as often',
    }),
    absorbedFluences: z.array(z.object({ fluenceUjPerCm2: z.number(), absorbedUjPerCm2: estimateSchema })),
    depth: z
      .object({
        xNm: numbersSchema.meta({ description: 'From the upper side of the film' }),
        relativeFluence: numbersSchema,
        modeWeight: numbersSchema.meta({
          description: 'Of each depth in the gain of the mode; 1 on average',
        }),
      })
      .meta({ description: 'Local fluence and mode across the film' }),
    inGainFit: z
      .boolean()
      .meta({ description: 'Whether the gain was averaged over this depth, so that F_s is a local fluence' }),
    saturationFluenceUjPerCm2: estimateSchema
      .nullable()
      .meta({ description: 'h nu n_t/(4 pi k/lambda): a second opinion on F_s; null without a density' }),
  })
  .meta({ id: 'Pump' });

export type PumpResult = z.output<typeof pumpSchema>;
