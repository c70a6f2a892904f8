import { z } from 'zod';
import { numbersSchema } from '../results/common.js';

const complexSchema = z.tuple([z.number(), z.number()]).meta({ description: 'Real and imaginary part' });

const layerSchema = z.strictObject({
  name: z.string().optional(),
  index: complexSchema,
  extraordinaryIndex: complexSchema.optional(),
  thicknessNm: z.number().optional().meta({ description: 'Absent for cover and substrate' }),
  film: z.boolean(),
});

const modeSchema = z.strictObject({
  kind: z.enum(['guided', 'leaky']),
  polarization: z.enum(['TE', 'TM']),
  order: z.number(),
  modalGainPerCm: z.number().meta({ description: 'Below 0 it is a loss' }),
  effectiveIndex: complexSchema,
  groupIndex: z.number(),
  confinement: z.strictObject({
    power: z
      .number()
      .optional()
      .meta({ description: 'Share of the power in the film; none of a leaky mode' }),
    modal: complexSchema.meta({ description: 'dN/dn of the film: what multiplies its gain' }),
    modalNormal: complexSchema.meta({ description: 'The part of it due to the field normal to the film' }),
    energy: z.number().optional(),
  }),
  powerShare: numbersSchema.optional().meta({ description: 'Layer by layer, cover to substrate' }),
  indexSensitivity: z.array(complexSchema).meta({ description: 'dN/dn layer by layer' }),
  normalIndexSensitivity: z
    .array(complexSchema)
    .meta({ description: 'The part of it due to the field normal to the film' }),
  thicknessSensitivityPerNm: z.array(complexSchema).meta({ description: 'dN/dd layer by layer' }),
  selfOverlap: z.number().meta({
    description: '1 without loss, 0 at an exceptional point; its inverse square is the Petermann factor',
  }),
  exceptional: z.boolean().meta({ description: 'N is good to 1e-8 only, derivatives diverge' }),
});

const limitsSchema = z.tuple([z.number(), z.number()]);

const searchSchema = z.strictObject({
  polarization: z.enum(['TE', 'TM']),
  regions: z
    .array(
      z.strictObject({
        real: limitsSchema,
        imaginary: limitsSchema,
        squareAbove: z.number().optional().meta({ description: 'Re N^2 is no less: a light line' }),
      }),
    )
    .meta({ description: 'Where in the plane of N modes were looked for' }),
  completeness: z
    .union([
      z.strictObject({ kind: z.literal('proven'), by: z.enum(['node count', 'argument principle']) }),
      z.strictObject({ kind: z.literal('not-proven'), why: z.string() }),
    ])
    .meta({ description: 'Whether all modes were found' }),
});

const cutoffSchema = z.strictObject({
  polarization: z.enum(['TE', 'TM']),
  order: z.number(),
  kind: z.enum(['cut-off', 'guided-at-any-thickness', 'not-set-by-this-layer']),
  thicknessNm: z.number().optional(),
});

/** What `modalgain modes --json` prints of one stack. */
export const modesDocumentSchema = z
  .strictObject({
    file: z.string(),
    wavelengthNm: z.number(),
    layers: z.array(layerSchema),
    modes: z.array(modeSchema),
    boundary: z.strictObject({ cover: z.enum(['bound', 'leaky']), substrate: z.enum(['bound', 'leaky']) }),
    searches: z.array(searchSchema),
    cutoffs: z.array(cutoffSchema),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ModesDocument' });

const sweptModeSchema = z.strictObject({
  polarization: z.enum(['TE', 'TM']),
  order: z.number(),
  kind: z.enum(['guided', 'leaky']),
  value: numbersSchema.meta({ description: 'Of the variable, where in the sweep the mode is there' }),
  effectiveIndex: z.array(complexSchema),
  groupIndex: numbersSchema,
  modalGainPerCm: numbersSchema,
  confinementModal: z.array(complexSchema).meta({ description: 'dN/dn of the film' }),
  confinementPower: numbersSchema.optional(),
  cutoffThicknessNm: z.number().optional(),
});

/** What `modalgain modes --sweep ... --json` prints. */
export const modesSweepDocumentSchema = z
  .strictObject({
    file: z.string(),
    variable: z.enum(['thickness', 'index', 'wavelength']),
    layer: z.string().optional().meta({ description: 'Whose thickness or index is swept' }),
    values: numbersSchema.meta({ description: 'In nm, or of n' }),
    wavelengthNm: z.number().optional(),
    modes: z.array(sweptModeSchema),
    uncertain: z
      .array(z.tuple([z.number(), z.number()]))
      .meta({ description: 'Between which values two modes could not be told apart' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'ModesSweepDocument' });
