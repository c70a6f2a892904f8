import { z } from 'zod';
import { verdictSchema } from '../results/common.js';
import { contrastSchema } from '../results/contrast.js';

/** What `modalgain contrast --json` prints of one file. */
export const contrastDocumentSchema = contrastSchema
  .extend({
    title: z.string(),
    settings: z
      .object({
        instrument: z.string().optional(),
        detector: z.string().optional(),
        acceleratingVoltageKv: z.number().optional(),
        workingDistanceMm: z.number().optional(),
        magnification: z.number().optional(),
        gamma: z.number().optional(),
      })
      .meta({ description: 'Of the microscope, as far as the file tells' }),
    notes: z.array(z.string()),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'ContrastDocument' });
