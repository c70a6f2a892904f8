import { z } from 'zod';
import { estimateSchema, verdictSchema } from '../results/common.js';
import {
  areasSchema,
  heightParametersSchema,
  recipeSchema,
  regionParametersSchema,
  surfaceComparisonSchema,
} from '../results/surface.js';

const roughnessSchema = z.object({
  sqNm: estimateSchema.meta({ description: 'Corrected for what levelling took' }),
  plainSqNm: z.number().meta({ description: 'As levelled, without that correction' }),
  correlationLengthNm: estimateSchema,
});

const profileSpectrumSchema = z.object({
  wavenumberPerNm: z.array(z.number()).meta({ description: '2 pi/period, rad/nm: middle of each band' }),
  widthPerNm: z.array(z.number()),
  densityNm3: z.array(z.number()).meta({
    description: 'One-sided: mean square of the heights is the sum of density times width over 2 pi',
  }),
});

const spectrumSchema = z
  .object({
    fromPerNm: z.number().meta({ description: 'Lower edge of the first ring' }),
    wavenumberPerNm: z.array(z.number()).meta({ description: '2 pi/period, rad/nm' }),
    densityNm4: z.array(z.number()),
    relativeError: z.array(z.number()),
  })
  .meta({
    description:
      'Power spectrum W of the same region, averaged over directions: Sq2 = 1/(2 pi)2 times its integral over the plane',
  });

const channelSchema = z.object({
  title: z.string(),
  shape: z.tuple([z.number(), z.number()]).meta({ description: 'Rows, columns' }),
  sizeNm: z.tuple([z.number(), z.number()]).meta({ description: 'Width, height' }),
  roughness: z
    .object({ raw: heightParametersSchema, plane: heightParametersSchema, poly2: heightParametersSchema })
    .meta({ description: 'Of the whole scan: as it is, without its plane, without its degree-2 polynomial' }),
  thicknessNm: estimateSchema.optional().meta({ description: 'Where a scratch shows it' }),
  filmRoughness: roughnessSchema.optional().meta({ description: 'Of the film beside a scratch' }),
  scanRoughness: roughnessSchema
    .optional()
    .meta({ description: 'Of the whole scan, where there is no scratch' }),
  filmParameters: regionParametersSchema.optional().meta({ description: 'Of the film beside a scratch' }),
  scanParameters: regionParametersSchema.optional().meta({ description: 'Where there is no scratch' }),
  spectrum: spectrumSchema.optional(),
  profileSpectra: z
    .object({ x: profileSpectrumSchema.optional(), y: profileSpectrumSchema.optional() })
    .meta({ description: 'Power spectra of the profiles along the rows (x) and down the columns (y)' }),
  recipe: recipeSchema,
  applied: z
    .array(
      z.object({
        step: z.looseObject({ step: z.string() }),
        maskedPixels: z.number().meta({ description: 'After the step' }),
        scars: z.object({ count: z.number(), pixels: z.number() }).optional(),
      }),
    )
    .meta({ description: 'What each step of the recipe did' }),
  maskedPixels: z.number().meta({ description: "Pixels that the file's own mask marks" }),
  maskUse: z.enum(['ignore', 'exclude', 'only']),
  verdicts: z.array(verdictSchema),
});

const fileSchema = z
  .object({
    file: z.string(),
    channels: z.array(channelSchema),
    thicknessNm: estimateSchema.optional().meta({ description: 'Of the first channel that shows one' }),
    areas: areasSchema.optional(),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SurfaceDocument' });

const oneFilmSchema = z
  .object({
    scans: z.array(fileSchema),
    thicknessNm: estimateSchema.optional(),
    sqNm: estimateSchema.optional(),
    correlationLengthNm: estimateSchema.optional(),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'OneFilmDocument', description: 'With --one-film: scans of one film and their mean' });

const comparedSchema = z
  .object({
    before: fileSchema,
    after: fileSchema,
    comparison: surfaceComparisonSchema.extend({ verdicts: z.array(verdictSchema) }),
  })
  .meta({ id: 'ComparedSurfacesDocument', description: 'With --compare' });

/** What `modalgain surface --json` prints: of one file, of several, of scans of one film, of two surfaces. */
export const surfaceDocumentSchema = z.union([
  fileSchema,
  z.array(fileSchema),
  oneFilmSchema,
  comparedSchema,
]);
