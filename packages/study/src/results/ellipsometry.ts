import { z } from 'zod';
import { bandSchema, determinationSchema, estimateSchema, numbersSchema, verdictSchema } from './common.js';

const parameterSchema = z.object({
  name: z.string().meta({ description: 'As in the dispersion model, e.g. oscillators.0.energyEv' }),
  unit: z.string(),
  value: z.number(),
  standardError: z.number().nullable().meta({ description: 'Null where it was not fitted' }),
  status: z.string().meta({ description: 'fitted, fixed, or at which bound' }),
});

const angleSchema = z.object({
  angleDeg: z.number(),
  points: z.number(),
  psiRmsDeg: z.number(),
  deltaRmsDeg: z.number(),
  psiMaximumDeg: z.number(),
  deltaMaximumDeg: z.number(),
});

/** One entry a row of the scan, in its order. */
const rowsSchema = z.object({
  wavelengthNm: numbersSchema,
  angleDeg: numbersSchema,
  psiDeg: numbersSchema,
  deltaDeg: numbersSchema,
  psiModelDeg: numbersSchema,
  deltaModelDeg: numbersSchema,
});

const confinementSchema = z.object({
  polarization: z.enum(['TE', 'TM']),
  modal: estimateSchema,
  power: estimateSchema,
  energy: estimateSchema,
  independentOverCorrelated: z.number().meta({
    description: 'Error of the modal one if n and thickness were taken as independent, over the true one',
  }),
});

const atWavelengthSchema = z.object({
  wavelengthNm: z.number(),
  n: estimateSchema,
  k: estimateSchema,
  extinctionKind: z
    .enum(['value', 'upper-limit'])
    .meta({ description: 'upper-limit: only the upper end of k is told' }),
  indexThicknessCorrelation: z.number(),
  confinement: z
    .array(confinementSchema)
    .meta({ description: 'Of the fundamental modes; none where the film guides none' }),
});

/** Psi and Delta of one spot beside a model: fitted to it, or only compared. */
export const ellipsometrySchema = z
  .object({
    file: z.string(),
    spotMm: z.object({ x: z.number(), y: z.number() }).nullable(),
    kind: z.enum(['fitted', 'compared']),
    thicknessNm: determinationSchema.nullable().meta({ description: 'Null where nothing was fitted' }),
    parameters: z.array(parameterSchema),
    rangeNm: z.tuple([z.number(), z.number()]).meta({ description: 'Of the wavelengths of the scan' }),
    reducedChiSquare: z.number().nullable(),
    errors: z.enum(['stated', 'rescaled', 'unstated']).nullable().meta({
      description:
        'Of Psi and Delta: stated by the file; rescaled: stated, but too small for the misfit; unstated: the misfit tells them',
    }),
    deltaRange: z.enum(['full', 'folded']),
    minima: z
      .array(z.object({ thicknessNm: z.number(), chiSquare: z.number() }))
      .meta({ description: 'Thicknesses that fit about as well, best first' }),
    angles: z.array(angleSchema),
    rows: rowsSchema,
    n: bandSchema.nullable().meta({ description: 'Against the wavelength, with its 95 % band' }),
    k: bandSchema.nullable(),
    at: atWavelengthSchema.nullable().meta({ description: 'At the wavelength asked for' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'Ellipsometry' });

export type EllipsometryResult = z.output<typeof ellipsometrySchema>;
