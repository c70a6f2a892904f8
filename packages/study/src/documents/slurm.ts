import { z } from 'zod';

const parts = z.array(z.number().int());

const failedTaskSchema = z
  .strictObject({
    jobId: z.string().meta({ description: 'Of the array, as Slurm counts' }),
    task: z.number().int(),
    parts: parts.meta({ description: 'Those it has not left' }),
    log: z.string().meta({ description: 'Path from the run folder' }),
    lastWords: z
      .string()
      .nullable()
      .meta({ description: 'Last line of the log, which may be empty; null where it never began' }),
  })
  .meta({ id: 'FailedTask' });

const clusterStatusSchema = z
  .strictObject({
    waiting: parts,
    running: parts,
    reasons: z.array(z.string()).meta({ description: "Why tasks wait, in Slurm's words" }),
    failed: z.array(failedTaskSchema).meta({ description: 'Tasks that ended without a part of theirs' }),
  })
  .meta({ id: 'ClusterStatus' });

/** What Slurm says of the unfinished parts of a run, or why nothing is known of it. */
export const slurmViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), status: clusterStatusSchema }),
  z.strictObject({ kind: z.literal('unknown'), why: z.string() }),
]);

/** What `modalgain sweep --on slurm` has asked of Slurm. */
export const slurmRunSchema = z.strictObject({
  submitted: z
    .strictObject({ jobId: z.string(), tasks: z.number().int(), parts: z.number().int() })
    .nullable()
    .meta({ description: 'Null where every missing part was in the queue already' }),
  queuedBefore: z.number().int().meta({ description: 'Missing parts in the queue from an earlier call' }),
  ended: clusterStatusSchema.nullable().meta({ description: 'With --wait: when no task was left' }),
});

/** What `modalgain sweep cancel --json` prints. */
export const sweepCancelDocumentSchema = z
  .strictObject({
    folder: z.string().meta({ description: 'Of the run, as it was named' }),
    cancelledTasks: z.number().int().meta({ description: 'Tasks that Slurm still had' }),
    finishedParts: z.number().int().meta({ description: 'Parts that are there, and stay' }),
    partCount: z.number().int().meta({ description: 'Of the whole run' }),
  })
  .meta({ id: 'SweepCancelDocument' });

export type SweepCancelDocument = z.output<typeof sweepCancelDocumentSchema>;
