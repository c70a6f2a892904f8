import { z } from 'zod';
import { ellipsometrySchema } from '../results/ellipsometry.js';

/** What `modalgain ellipsometry --json` prints of one file. */
export const ellipsometryDocumentSchema = z
  .object({
    ...ellipsometrySchema.shape,
    stack: z.string().meta({ description: 'The stack file' }),
    notes: z.array(z.string()).meta({ description: 'How file and stack were read' }),
  })
  .meta({ id: 'EllipsometryDocument' });
