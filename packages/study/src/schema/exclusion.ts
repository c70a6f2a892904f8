import { z } from 'zod';
import { pathField } from './fields.js';

/** Points of a file that are left out by hand. */
export const exclusionSchema = (order: string) =>
  z.strictObject({
    file: pathField,
    points: z
      .array(z.int().min(1))
      .min(1)
      .meta({ description: `Points left out, counted from 1 ${order}` }),
    reason: z.string().min(1),
  });
