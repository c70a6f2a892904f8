import { z } from 'zod';
import { estimateSchema, verdictSchema } from '../results/common.js';

const heightsSchema = z
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

const regionSchema = z.object({ sqNm: estimateSchema, correlationLengthNm: estimateSchema });

const channelSchema = z.object({
  title: z.string(),
  shape: z.tuple([z.number(), z.number()]).meta({ description: 'Rows, columns' }),
  sizeNm: z.tuple([z.number(), z.number()]).meta({ description: 'Width, height' }),
  roughness: z
    .object({ raw: heightsSchema, plane: heightsSchema, poly2: heightsSchema })
    .meta({ description: 'Of the whole scan: as it is, without its plane, without its degree-2 polynomial' }),
  thicknessNm: estimateSchema.optional().meta({ description: 'Where a scratch shows it' }),
  filmRoughness: regionSchema.optional().meta({ description: 'Of the film beside a scratch' }),
  scanRoughness: regionSchema
    .optional()
    .meta({ description: 'Of the whole scan, where there is no scratch' }),
  spectrum: z
    .object({
      fromPerNm: z.number().meta({ description: 'Lower edge of the first ring' }),
      wavenumberPerNm: z.array(z.number()).meta({ description: '2 pi/period, rad/nm' }),
      densityNm4: z.array(z.number()),
      relativeError: z.array(z.number()),
    })
    .optional()
    .meta({
      description:
        'Power spectrum W of the same region, averaged over directions: Sq2 = 1/(2 pi)2 times its integral over the plane',
    }),
  maskedPixels: z.number(),
  maskUse: z.enum(['ignore', 'exclude', 'only']),
  verdicts: z.array(verdictSchema),
});

/** What `modalgain surface --json` prints of one file. */
export const surfaceDocumentSchema = z
  .object({
    file: z.string(),
    channels: z.array(channelSchema),
    thicknessNm: estimateSchema.optional().meta({ description: 'Of the first channel that shows one' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SurfaceDocument' });
