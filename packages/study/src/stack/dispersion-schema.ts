import type { DispersionModel } from '@modalgain/optics';
import { z } from 'zod';

const positive = z.number().positive();

const extinction = z.union([
  z.strictObject({
    kind: z.literal('urbach'),
    amplitude: z.number().min(0).meta({ description: 'k at the edge' }),
    edgeEv: positive,
    urbachEnergyEv: positive,
  }),
  z.strictObject({
    kind: z.literal('power-law'),
    amplitude: z.number().min(0).meta({ description: 'k at 1 um' }),
    exponent: z.number(),
  }),
]);

const cauchy = z
  .strictObject({
    kind: z.literal('cauchy'),
    a: z.number(),
    bUm2: z.number().default(0),
    cUm4: z.number().default(0),
    extinction: extinction.optional(),
  })
  .meta({ description: 'n = a + b/wavelength^2 + c/wavelength^4' });

const sellmeier = z
  .strictObject({
    kind: z.literal('sellmeier'),
    epsilonInfinity: z.number().default(1),
    terms: z.array(z.strictObject({ strength: z.number(), resonanceUm: positive })).min(1),
    infraredPerUm2: z.number().optional(),
  })
  .meta({ description: 'n^2 by resonances without loss' });

const peak = { energyEv: positive, broadeningEv: positive };

const oscillator = z.union([
  z.strictObject({ kind: z.literal('lorentz'), amplitude: z.number(), ...peak }),
  z.strictObject({ kind: z.literal('gauss'), amplitude: z.number(), ...peak }),
  z.strictObject({ kind: z.literal('tauc-lorentz'), amplitudeEv: z.number(), ...peak, gapEv: z.number() }),
  z.strictObject({ kind: z.literal('drude'), plasmaEnergyEv: positive, broadeningEv: positive }),
  z.strictObject({ kind: z.literal('pole'), amplitudeEv2: z.number(), energyEv: z.number() }),
]);

const oscillators = z
  .strictObject({
    kind: z.literal('oscillators'),
    epsilonInfinity: z.number().default(1),
    oscillators: z.array(oscillator).min(1),
  })
  .meta({ description: 'epsilon as epsilonInfinity and a sum of oscillators' });

/** A dispersion model as a stack file writes it: the model of @modalgain/optics, constants that are 0 or 1 left out. */
export const dispersionModelSchemas = [cauchy, sellmeier, oscillators] as const;

type Written = z.output<(typeof dispersionModelSchemas)[number]>;

/** The model that was written; its absent options are absent, not undefined. */
export function dispersionModelOf(written: Written): DispersionModel {
  if (written.kind === 'cauchy') {
    const { extinction: tail, ...model } = written;
    return tail === undefined ? model : { ...model, extinction: tail };
  }
  if (written.kind === 'oscillators') return written;
  const { infraredPerUm2, ...model } = written;
  return infraredPerUm2 === undefined ? model : { ...model, infraredPerUm2 };
}
