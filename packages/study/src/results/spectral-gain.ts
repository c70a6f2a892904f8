import { z } from 'zod';
import { bandSchema, columnSchema, determinationSchema, estimateSchema, verdictSchema } from './common.js';

/** A(lambda) beside the measured photoluminescence. */
const sourceSchema = z.object({
  similarity: z.number().meta({ description: 'Cosine of the angle between both spectra; 1: same shape' }),
  relativeDeviation: z.number(),
  expectedDeviation: z.number().meta({ description: 'What the errors of A alone would give' }),
  photoluminescence: columnSchema.meta({
    description: 'Scaled to A, at the wavelengths of `sourcePerCm`; null beyond its range',
  }),
});

/** A second opinion on the peak gain, from how far the band narrows. */
const narrowingSchema = z.object({
  stripeLengthUm: z.number(),
  fwhmNm: estimateSchema.meta({ description: 'Width of the band at that length' }),
  gainLineWidthNm: estimateSchema.nullable(),
  source: z.string().meta({ description: 'What was taken as the spectrum of the source' }),
  netGainPerCm: determinationSchema,
});

/** Net gain at every wavelength, from spectra against stripe length. */
export const spectralGainSchema = z
  .object({
    outcome: z.enum(['determined', 'no-gain', 'not-determined']),
    netGainPerCm: bandSchema.meta({
      description: 'Net gain (cm-1) against wavelength (nm) with its 95 % interval channel by channel',
    }),
    sourcePerCm: bandSchema.meta({
      description: 'Spontaneous emission A (intensity per cm) against wavelength (nm), likewise',
    }),
    /** At the emission wavelength of the study, which is what enters the gain fit; null where it is not determined. */
    atEmission: z.object({ wavelengthNm: z.number(), netGainPerCm: estimateSchema }).nullable(),
    peak: z.object({ netGainPerCm: determinationSchema, wavelengthNm: estimateSchema.nullable() }),
    source: sourceSchema.nullable(),
    narrowing: narrowingSchema.nullable(),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'SpectralGain' });

export type SpectralGainResult = z.output<typeof spectralGainSchema>;
