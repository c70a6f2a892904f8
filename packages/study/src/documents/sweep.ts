import { z } from 'zod';
import { campaignDocumentSchema } from './campaign.js';
import { slurmRunSchema, slurmViewSchema } from './slurm.js';

const run = {
  folder: z.string().meta({ description: 'Of the run' }),
  title: z.string(),
  kind: z.enum(['studies', 'vary', 'design']).meta({
    description: 'Many studies, variations of one, or a grid of films that could be made',
  }),
  unitCount: z.number().int().meta({ description: 'Studies, variations or points of the grid' }),
  unitsPerPart: z.number().int(),
  partCount: z.number().int(),
  finishedParts: z.number().int(),
  failed: z
    .array(z.strictObject({ part: z.number().int(), unit: z.string(), problem: z.string() }))
    .meta({ description: 'Units that could not be computed; --resume computes them anew' }),
};

/** What `modalgain sweep merge --json` prints. */
export const sweepMergeDocumentSchema = z
  .strictObject({
    folder: z.string().meta({ description: 'Where the files are' }),
    files: z.array(z.string()),
    lineCount: z.number().int(),
    mergedParts: z.number().int(),
    partCount: z.number().int(),
    failed: run.failed,
    campaign: campaignDocumentSchema.nullable().meta({ description: 'Null for a grid of a design' }),
  })
  .meta({ id: 'SweepMerge' });

/** What `modalgain sweep --json` prints. */
export const sweepDocumentSchema = z.strictObject({
  ...run,
  computedParts: z.number().int().meta({ description: 'By this call' }),
  lost: z
    .array(z.strictObject({ part: z.number().int(), why: z.string() }))
    .meta({ description: 'Parts whose worker died twice' }),
  slurm: slurmRunSchema.nullable().meta({ description: 'Null on this machine' }),
  merged: sweepMergeDocumentSchema.nullable().meta({ description: 'Null unless every part is there' }),
});

/** What `modalgain sweep status --json` prints. */
export const sweepStatusDocumentSchema = z.strictObject({
  ...run,
  missing: z.array(z.number().int()).meta({ description: 'Parts that are not there' }),
  slurm: slurmViewSchema,
});

/** What `modalgain sweep part --json` prints. */
export const sweepPartDocumentSchema = z
  .strictObject({
    folder: run.folder,
    computed: z.number().int().meta({ description: 'Parts that this call has computed' }),
    presentBefore: z.number().int().meta({ description: 'Parts of those asked for that were there already' }),
    lost: sweepDocumentSchema.shape.lost,
  })
  .meta({ id: 'SweepPartDocument' });

export type SweepRunDocument = z.output<typeof sweepDocumentSchema>;
export type SweepMergeDocument = z.output<typeof sweepMergeDocumentSchema>;
export type SweepStatusDocument = z.output<typeof sweepStatusDocumentSchema>;
export type SweepPartDocument = z.output<typeof sweepPartDocumentSchema>;
