import { z } from 'zod';
import { determinationSchema, estimateSchema, numbersSchema } from './common.js';

const pixelRangeSchema = z.tuple([z.number(), z.number()]);
const rectangleSchema = z
  .object({ columns: pixelRangeSchema, rows: pixelRangeSchema })
  .meta({ description: 'Pixels from the left and from the top; the ends do not belong to it' });

/** One micrograph across the edge of the stamp. */
export const contrastSchema = z
  .object({
    file: z.string(),
    shape: z.tuple([z.number(), z.number()]).meta({ description: 'Rows, columns' }),
    imageRows: z.number().meta({ description: 'Rows above the annotation bar' }),
    pixelSizeNm: z
      .tuple([z.number(), z.number()])
      .nullable()
      .meta({ description: 'Along x and y; null without scale' }),
    ratio: determinationSchema.meta({
      description: 'Brightness of the first region over the second, both less black; within this image only',
    }),
    levels: z
      .object({ first: estimateSchema, second: estimateSchema })
      .nullable()
      .meta({ description: 'Grey levels at the mean shading; null where no border is found' }),
    difference: estimateSchema.nullable(),
    differenceOverNoise: estimateSchema
      .nullable()
      .meta({ description: 'The difference over the standard deviation of a pixel' }),
    blackLevel: z.number().nullable().meta({ description: 'As stated; null: counted from 0' }),
    clippedShare: z.number().nullable(),
    outlierShare: z.number().nullable().meta({ description: 'Marks and dust that were left out' }),
    regions: z
      .object({ first: rectangleSchema, second: rectangleSchema })
      .nullable()
      .meta({ description: 'As given; null where the border was looked for' }),
    border: z
      .object({ nx: z.number(), ny: z.number(), offset: z.number() })
      .nullable()
      .meta({ description: 'The line nx column + ny row = offset; the normal points to the brighter side' }),
    profile: z
      .object({ distancePixels: numbersSchema, level: numbersSchema })
      .nullable()
      .meta({ description: 'Mean level less shading against the distance from the border' }),
    picture: z.object({
      rows: z.number(),
      columns: z.number(),
      lowLevel: z.number(),
      highLevel: z.number(),
      pixels: z.string().meta({ description: 'A byte a pixel in base64: levels 1 to 127' }),
    }),
  })
  .meta({ id: 'Contrast' });

export type ContrastResult = z.output<typeof contrastSchema>;
