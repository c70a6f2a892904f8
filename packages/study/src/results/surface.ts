import { z } from 'zod';
import { estimateSchema, numbersSchema } from './common.js';

/** Heights about their mean, ISO 25178-2. */
export const heightParametersSchema = z
  .object({
    saNm: z.number(),
    sqNm: z.number(),
    ssk: z.number().nullable().meta({ description: 'Null where all heights are equal' }),
    sku: z.number().nullable().meta({ description: '3 for a Gaussian surface' }),
    spNm: z.number(),
    svNm: z.number(),
    szNm: z.number(),
  })
  .meta({ id: 'HeightParameters', description: 'ISO 25178-2, about the mean' });

/** Of one region, levelled. */
export const regionParametersSchema = z
  .object({
    heights: heightParametersSchema,
    sdq: z.number().nullable().meta({ description: 'Root mean square slope' }),
    sdrPercent: z.number().nullable().meta({ description: 'Developed over projected area, less one, in %' }),
    salNm: z
      .number()
      .nullable()
      .meta({ description: 'Shortest lag at which the autocorrelation falls to 0.2' }),
    str: z
      .number()
      .nullable()
      .meta({ description: 'Sal over the longest such lag: 1 for an isotropic surface' }),
  })
  .meta({
    id: 'RegionParameters',
    description: 'ISO 25178-2, of the levelled film, or of the scan where there is no step',
  });

/** Levelling steps and masks, as `parseSurfaceRecipe` takes them. */
export const recipeSchema = z
  .array(z.looseObject({ step: z.string() }))
  .meta({ description: 'Steps that went before everything else, to be done again with --recipe' });

const pair = z.tuple([z.number(), z.number()]).readonly();
const areaSchema = z
  .array(z.union([z.object({ xUm: pair, yUm: pair }), z.object({ polygonUm: z.array(pair).readonly() })]))
  .readonly();

export const areasSchema = z
  .object({ film: areaSchema, substrate: areaSchema })
  .meta({ description: 'Regions given by hand, in um from the top left corner' });

const heightPictureSchema = z
  .object({
    rows: z.number(),
    columns: z.number(),
    widthNm: z.number(),
    heightNm: z.number(),
    lowNm: z.number().meta({ description: 'Height of level 1' }),
    highNm: z.number().meta({ description: 'Height of level 127' }),
    pixels: z.string().meta({
      description:
        'A byte a pixel in base64, row 0 on top: 0 no height, else its level, and 128 more where masked',
    }),
  })
  .meta({
    id: 'HeightPicture',
    description:
      'Heights about the mean of the film, or of the scan where there is no step, as small as a figure needs them; the rest is masked',
  });

/** One AFM scan of a film. */
export const surfaceSchema = z
  .object({
    file: z.string(),
    title: z.string(),
    shape: z.tuple([z.number(), z.number()]),
    sizeNm: z.tuple([z.number(), z.number()]),
    roughness: z.object({
      raw: heightParametersSchema,
      plane: heightParametersSchema,
      poly2: heightParametersSchema,
    }),
    /** Film height over the substrate, where the scan holds a scratch. */
    thicknessNm: estimateSchema.nullable(),
    /** Rms roughness of the film alone, levelled, scratch left out, corrected for what levelling took. */
    filmSqNm: estimateSchema.nullable(),
    filmCorrelationLengthNm: estimateSchema
      .nullable()
      .default(null)
      .meta({ description: 'Lag along the rows at which the autocorrelation has fallen to 1/e' }),
    parameters: regionParametersSchema.nullable().default(null),
    recipe: recipeSchema.default([]),
    areas: areasSchema.nullable().default(null),
    maskUse: z.enum(['ignore', 'exclude', 'only']).default('ignore'),
    /** Mean height across the step after levelling, substrate at 0; null without a step. */
    stepProfile: z.object({ positionUm: numbersSchema, heightNm: numbersSchema }).nullable(),
    picture: heightPictureSchema.nullable().default(null),
  })
  .meta({ id: 'Surface' });

export type SurfaceResult = z.output<typeof surfaceSchema>;

const comparedSchema = z.object({
  before: estimateSchema,
  after: estimateSchema,
  difference: estimateSchema,
  ratio: estimateSchema,
  band: z
    .object({ fromPerNm: z.number(), toPerNm: z.number() })
    .nullable()
    .optional()
    .meta({ description: 'Wavenumbers 2 pi/period to which both were cut, where sizes or pixels differ' }),
  verdict: z.enum(['differ', 'not-told-apart']),
});

/** Two scans, before and after. */
export const surfaceComparisonSchema = z
  .object({
    sq: comparedSchema.optional(),
    correlationLength: comparedSchema.optional(),
    thickness: comparedSchema.optional(),
  })
  .meta({ id: 'SurfaceComparison', description: 'Two surfaces: differences beyond their errors, or not' });
