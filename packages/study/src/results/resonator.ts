import { z } from 'zod';
import { determinationSchema, estimateSchema } from './common.js';

/** Whether the fitted net gain of a film reaches the threshold gain, and at which fluence. */
const lasingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reached'), fluenceUjPerCm2: determinationSchema }),
  z.object({
    kind: z.literal('out-of-reach'),
    largestNetGainPerCm: estimateSchema.meta({ description: 'Where the fitted gain saturates' }),
    missingPerCm: estimateSchema,
    aboveFluenceUjPerCm2: z.number().nullable().meta({
      description:
        'Below it does not lase (97.5 %); null where no fluence is enough within the errors either',
    }),
  }),
  z.object({ kind: z.literal('no-gain-fit'), why: z.string() }),
]);

const modeSchema = z.object({ wavelengthNm: z.number(), thresholdGainPerCm: z.number() });

const ofEvery = {
  lengthUm: estimateSchema,
  thresholdGainPerCm: estimateSchema.meta({
    description: 'Net modal gain that the mode of lowest threshold needs',
  }),
  lasing: lasingSchema,
};

/** A resonator made with a film, for its TE0 at the emission wavelength. */
export const resonatorSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('dfb'),
      order: z.number(),
      ...ofEvery,
      periodNm: estimateSchema.meta({ description: 'Period for the emission wavelength' }),
      couplingPerCm: estimateSchema.meta({ description: 'Size of kappa of the amplitudes' }),
      stopBandNm: estimateSchema,
      modes: z.array(modeSchema).meta({ description: 'Those nearest to the stop band, by rising threshold' }),
      radiation: z
        .object({
          lossPerCm: estimateSchema.meta({
            description: '2 Im h: what one wave alone loses out of the plane',
          }),
          coverShare: estimateSchema.meta({ description: 'Share of it that leaves through the cover' }),
          surfaceShare: estimateSchema.meta({
            description: 'Share of all light of the lasing mode that leaves through its surfaces',
          }),
        })
        .nullable()
        .meta({ description: 'Null in first order and where the coupling is stated' }),
    }),
    z.object({
      kind: z.literal('fabry-perot'),
      ...ofEvery,
      reflectances: z.tuple([estimateSchema, estimateSchema]),
      spacingNm: estimateSchema.meta({ description: 'Between longitudinal modes' }),
    }),
  ])
  .meta({ id: 'Resonator' });

export type ResonatorResult = z.output<typeof resonatorSchema>;
