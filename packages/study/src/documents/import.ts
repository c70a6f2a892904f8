import { z } from 'zod';

const importedFileSchema = z
  .strictObject({
    file: z.string().meta({ description: 'Path from the folder' }),
    byteLength: z.number(),
    mediaType: z.string().nullable().meta({ description: 'As the archive states it' }),
    sha256Checked: z.boolean().meta({
      description: 'Whether the archive states the SHA-256; it is right then, else nothing is unpacked',
    }),
  })
  .meta({ id: 'ImportedFile' });

/** What `modalgain import --json` prints. */
export const importDocumentSchema = z.strictObject({
  archive: z.string(),
  folder: z.string().meta({ description: 'Where it was unpacked' }),
  program: z.string().nullable().meta({ description: 'That wrote the archive, as it calls itself' }),
  datasets: z.array(z.string()).meta({ description: 'Names of what the archive holds' }),
  study: z
    .string()
    .nullable()
    .meta({ description: 'The study file, from the folder; null where modalgain did not write the archive' }),
  files: z.array(importedFileSchema),
});

export type ImportDocument = z.output<typeof importDocumentSchema>;
