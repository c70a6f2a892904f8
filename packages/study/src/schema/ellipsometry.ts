import { z } from 'zod';
import { pathField, quantityField, rangeField } from './fields.js';

const exciton = quantityField('lengthNm', {
  description: 'Wavelength of an absorption peak',
  example: '636 nm',
});

/** Psi and Delta of a film, from which its n and k are fitted. */
export const ellipsometrySchema = z
  .strictObject({
    file: pathField,
    model: z.enum(['nanoplatelet', 'cauchy']).default('nanoplatelet').meta({
      description:
        'nanoplatelet: two excitons on the interband absorption; cauchy: where the film is transparent',
    }),
    excitons: z.tuple([exciton, exciton]).optional().meta({
      description:
        'Heavy-hole and light-hole peak of the absorption; by the emission wavelength if they are not given',
    }),
    wavelengths: rangeField('lengthNm', {
      description: 'Rows that are taken; all if absent',
      example: '450 nm .. 800 nm',
    }).optional(),
    angleError: quantityField('angleDegree', {
      description: 'Standard error of the angle of incidence, common to the whole scan; 0.02 deg if absent',
      example: '0.02 deg',
      refuses: 'negative',
    }).optional(),
    spot: z.int().positive().default(1).meta({ description: 'Of a file with several spots, which one' }),
    substrate: z.string().min(1).optional().meta({
      description:
        "Material of the measured film's substrate; that of the study with its underlayers if absent",
    }),
  })
  .meta({ description: 'Psi and Delta: n and k are fitted, with the AFM thickness as what is known of it' });

export type EllipsometryInput = z.output<typeof ellipsometrySchema>;
