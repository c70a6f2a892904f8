import { z } from 'zod';
import { numbersSchema } from '../results/common.js';

const layerSchema = z.strictObject({
  name: z.string().optional(),
  thicknessNm: z.number().optional().meta({ description: 'Absent for cover and substrate' }),
  film: z.boolean(),
  coherent: z.boolean(),
});

const responseSchema = z.strictObject({
  angleDeg: z.number().meta({ description: 'In the cover, from the normal' }),
  polarization: z.enum(['s', 'p', 'unpolarised']),
  reflectance: numbersSchema.meta({ description: 'One value a wavelength, as all lists here' }),
  transmittance: numbersSchema.meta({ description: 'Power that enters the substrate' }),
  absorptance: z.array(numbersSchema).meta({ description: 'Layer by layer, cover to substrate' }),
  filmAbsorptance: numbersSchema,
  reflection: z
    .array(z.tuple([z.number(), z.number()]))
    .optional()
    .meta({
      description:
        'Amplitude r_s or r_p as [Re, Im], fields as exp(-i w t), r_p = (n2 cos1 - n1 cos2)/(n2 cos1 + n1 cos2) at one interface; none of unpolarised light and thick layers',
    }),
  reflectionPhaseDeg: numbersSchema.optional().meta({ description: 'Argument of reflection, -180 to 180' }),
});

const pumpSchema = z.strictObject({
  reflectance: z.number(),
  transmittance: z.number(),
  filmAbsorptance: z.number().meta({ description: 'Absorbed over incident fluence' }),
  penetrationDepthNm: z.number().optional().meta({ description: 'lambda/(4 pi k) of the film' }),
  localFluence: z
    .strictObject({ mean: z.number(), least: z.number(), largest: z.number() })
    .meta({ description: 'Local over incident fluence in the film' }),
});

const profileSchema = z.strictObject({
  wavelengthNm: z.number(),
  angleDeg: z.number(),
  polarization: z.enum(['s', 'p']),
  xNm: numbersSchema.meta({ description: "From the cover's interface" }),
  electricIntensity: numbersSchema.meta({ description: '|E|^2 over that of the incoming wave alone' }),
  absorptionPerNm: numbersSchema.meta({ description: 'Share of the incident power absorbed per nm' }),
  pump: pumpSchema.optional().meta({ description: 'What the film takes up, if it has k' }),
});

/** What `modalgain stack --json` prints. */
export const stackDocumentSchema = z
  .strictObject({
    file: z.string(),
    wavelengthNm: numbersSchema,
    layers: z.array(layerSchema),
    responses: z.array(responseSchema),
    energyImbalance: z.number().meta({ description: 'Largest |R + T + A - 1|' }),
    profiles: z.array(profileSchema),
    notes: z.array(z.string()),
  })
  .meta({ id: 'StackDocument' });

/** What `modalgain stack` computes. */
export type StackDocument = z.output<typeof stackDocumentSchema>;
