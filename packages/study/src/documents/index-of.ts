import { z } from 'zod';

const rangeSchema = z.tuple([z.number(), z.number()]);

/** What `modalgain index MATERIAL --at ... --json` prints. */
export const indexDocumentSchema = z
  .object({
    material: z.string().meta({ description: 'A name of the library, or the file' }),
    wavelengthNm: z.number(),
    n: z.number(),
    k: z.number().nullable().meta({ description: 'Null where the source gives none' }),
    description: z.string(),
    rangeNm: rangeSchema.meta({ description: 'Where the source holds' }),
    source: z.string().meta({ description: 'Where n and k come from' }),
  })
  .meta({ id: 'IndexDocument' });
