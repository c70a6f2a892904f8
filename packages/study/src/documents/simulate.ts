import { z } from 'zod';
import { faultNames } from '../simulate/faults/index.js';

const quantity = z.object({ value: z.number(), standardError: z.number() });

/** What `modalgain simulate --json` prints. */
export const simulateDocumentSchema = z
  .object({
    seed: z.number().meta({ description: 'Of the noise' }),
    stated: z
      .object({
        emissionCrossSectionCm2: quantity,
        lossPerCm: z.record(z.string(), quantity),
        thresholdUjPerCm2: z.record(z.string(), quantity),
      })
      .meta({ description: 'What study.yaml states as measured elsewhere: the truth with a drawn error' }),
    faults: z.array(
      z.object({
        kind: z.enum(faultNames),
        size: z.number().meta({ description: 'In the unit of its kind; 1 where it has none' }),
        films: z.array(z.string()).optional().meta({ description: 'Absent: all that can have it' }),
        fluencesUjPerCm2: z.array(z.number()).optional(),
      }),
    ),
    leftOut: z
      .array(z.object({ film: z.string(), why: z.string() }))
      .meta({ description: 'Films of a study that its twin does not have' }),
    files: z.array(
      z.object({ file: z.string(), byteLength: z.number(), state: z.enum(['written', 'unchanged']) }),
    ),
  })
  .meta({ id: 'SimulateDocument' });

export type SimulateDocument = z.output<typeof simulateDocumentSchema>;
