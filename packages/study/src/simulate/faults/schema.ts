import { z } from 'zod';
import { faultKind, faultNames } from './kinds.js';

/** A fault of a simulated experiment, as a truth file states it. */
export const faultSchema = z
  .strictObject({
    kind: z.enum(faultNames),
    size: z.number().optional().meta({ description: 'How large; what it means hangs on the kind' }),
    films: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Default: all that can have it' }),
    fluencesUjPerCm2: z
      .array(z.number().positive())
      .min(1)
      .optional()
      .meta({ description: 'Of the stripe scans that have it; default: all' }),
  })
  .transform((fault) => ({ ...fault, size: fault.size ?? faultKind(fault.kind).usual }));

export type SimulatedFault = z.output<typeof faultSchema>;
