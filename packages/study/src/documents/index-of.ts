import { z } from 'zod';

const rangeSchema = z.tuple([z.number(), z.number()]);

const label = {
  description: z.string().meta({ description: 'What it is, and under which conditions' }),
  source: z.string().meta({ description: 'Where n and k come from' }),
  rangeNm: rangeSchema.meta({ description: 'Where n is known' }),
};

const materialSchema = z
  .strictObject({
    material: z.string().meta({ description: 'A name of the library, a page of a database, or the file' }),
    ...label,
    points: z.array(
      z.strictObject({
        wavelengthNm: z.number(),
        n: z.number(),
        k: z.number().nullable().meta({ description: 'Null where the source gives none' }),
        groupIndex: z.number().meta({ description: 'n - lambda dn/dlambda' }),
      }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'IndexDocument' });

const librarySchema = z
  .array(z.strictObject({ name: z.string(), ...label }))
  .meta({ id: 'MaterialList', description: 'Of --list' });

const pagesSchema = z
  .strictObject({
    database: z.string(),
    pages: z.array(z.strictObject({ name: z.string(), title: z.string(), file: z.string() })),
  })
  .meta({ id: 'DatabaseList', description: 'Of --database and --list' });

const checkSchema = z
  .strictObject({
    database: z.string(),
    files: z.number().int(),
    read: z.number().int(),
    withoutN: z.number().int().meta({ description: 'Of those read, the files that give only k' }),
    refused: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  })
  .meta({ id: 'DatabaseCheck', description: 'Of --database and --check' });

/** What `modalgain index ... --json` prints. */
export const indexDocumentSchema = z.union([materialSchema, librarySchema, pagesSchema, checkSchema]);

/** n and k of one material at the wavelengths asked for. */
export type IndexDocument = z.output<typeof materialSchema>;
