import { InputError, parseQuantity, type Quantity } from '@modalgain/numerics';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { pathField, quantityField } from './fields.js';

const statedSection = quantityField('crossSectionCm2', {
  description: 'Stimulated-emission cross-section at the emission wavelength',
  example: '4.32e-15 +- 0.2e-15 cm^2',
});

/** A number without a unit, with or without its error: 1.9, or "1.9 +- 0.05". */
function plainField(
  isFit: (value: number) => boolean,
  expected: string,
): z.ZodType<Quantity, string | number> {
  const read = textField((text) => {
    const quantity = parseQuantity(text, 'fraction');
    if (isFit(quantity.value)) return quantity;
    throw new InputError(`found "${text}", expected ${expected}.`);
  });
  return z.union([z.number(), z.string()]).transform(String).pipe(read);
}

const indexField = plainField((value) => value >= 1, 'a refractive index of 1 or more, e.g. "1.9 +- 0.05"');
const yieldField = plainField(
  (value) => value > 0 && value <= 1,
  'a quantum yield above 0 and up to 1 (100 %), e.g. "60 +- 5 %"',
);

const fromSpectrum = z
  .strictObject({
    spectrum: pathField.meta({ description: 'One emission spectrum of the film, background subtracted' }),
    lifetime: quantityField('durationS', {
      description: 'Measured lifetime of the emission',
      example: '5.0 +- 0.3 ns',
    }),
    quantumYield: yieldField.meta({
      description: 'Photons out over photons absorbed, of the same film',
      examples: ['60 +- 5 %'],
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
