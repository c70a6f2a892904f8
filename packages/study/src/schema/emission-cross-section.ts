import { InputError, parseQuantity, type Quantity } from '@modalgain/numerics';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { pathField, quantityField } from './fields.js';

const statedSection = quantityField('crossSectionCm2', {
  description: 'Stimulated-emission cross-section at the emission wavelength',
  example: '4.32e-15 +- 0.2e-15 cm^2',
});

const readIndex = (text: string): Quantity => {
  const quantity = parseQuantity(text, 'fraction');
  if (quantity.value >= 1) return quantity;
  throw new InputError(`found "${text}", expected a refractive index of 1 or more, e.g. "1.9 +- 0.05".`);
};

const indexField = z.union([
  z
    .number()
    .min(1)
    .transform((value): Quantity => ({ value })),
  textField(readIndex),
]);

const fromSpectrum = z
  .strictObject({
    spectrum: pathField.meta({ description: 'One emission spectrum of the film, background subtracted' }),
    lifetime: quantityField('durationS', {
      description: 'Measured lifetime of the emission',
      example: '5.0 +- 0.3 ns',
    }),
    quantumYield: quantityField('fraction', {
      description: 'Photons out over photons absorbed, of the same film',
      example: '60 +- 5 %',
    }),
    index: indexField.meta({
      description: 'Refractive index around the emitters: that of the film',
      examples: ['1.9 +- 0.05'],
    }),
    counts: z.enum(['photons', 'energy']).default('photons').meta({
      description: 'What the intensity counts: photons (a CCD) or energy (a calibrated power)',
    }),
  })
  .meta({ description: 'From an emission spectrum, by the equation of Füchtbauer and Ladenburg' });

/** The scale of every density: stated, or computed from an emission spectrum, its lifetime and its quantum yield. */
export const emissionCrossSectionField = z
  .union([statedSection, fromSpectrum])
  .meta({ description: 'Stimulated-emission cross-section: the scale of every density' });

export type CrossSectionFromSpectrum = z.output<typeof fromSpectrum>;
