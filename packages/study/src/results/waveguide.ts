import { z } from 'zod';
import { columnSchema, estimateSchema, numbersSchema } from './common.js';

const polarizationSchema = z.enum(['TE', 'TM']);

const modeSchema = z.object({
  polarization: polarizationSchema,
  order: z.number(),
  effectiveIndex: z.number(),
  groupIndex: z.number(),
  confinement: z.object({ power: z.number(), modal: z.number(), energy: z.number().nullable() }),
});

/** What a film guides at the emission wavelength. */
export const waveguideSchema = z
  .object({
    /** The mode that the analysis uses: TE0, or why there is none. */
    mode: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('guided'),
        effectiveIndex: estimateSchema,
        groupIndex: estimateSchema.meta({
          description: 'With the dispersion of film and media as far as it is known; the method says which',
        }),
        confinementPower: estimateSchema,
        confinementModal: estimateSchema,
        confinementEnergy: estimateSchema
          .nullable()
          .meta({ description: 'Null beside a metal, whose energy needs its dispersion' }),
        absorptionLossPerCm: estimateSchema.nullable().optional().meta({
          description:
            'Loss of the mode to the k of the film, cm-1; where k lies within its error of 0 an upper bound. Null where k is not known',
        }),
        mediaAbsorptionLossPerCm: estimateSchema.nullable().optional().meta({
          description: 'Loss of the mode to the k of the media around the film; null where none absorbs',
        }),
      }),
      z.object({
        kind: z.literal('cut-off'),
        /** Null where no thickness guides. */
        cutoffThicknessNm: z.number().nullable(),
        sentence: z.string(),
      }),
    ]),
    modes: z.array(modeSchema),
    cutoffs: z.array(
      z.object({ polarization: polarizationSchema, order: z.number(), thicknessNm: z.number() }),
    ),
  })
  .meta({ id: 'Waveguide' });

/** Confinement of TE0 against thickness at one film index, on the study's cover and substrate. */
export const confinementCurveSchema = z.object({
  filmIndex: z.number(),
  /** Null where no thickness guides. */
  cutoffThicknessNm: z.number().nullable(),
  thicknessNm: numbersSchema,
  modal: columnSchema,
  power: columnSchema,
});

export type WaveguideResult = z.output<typeof waveguideSchema>;
export type ConfinementCurve = z.output<typeof confinementCurveSchema>;
