import { z } from 'zod';
import { verdictSchema } from '../results/common.js';
import { resultsSchema } from '../results/results.js';

const channelSchema = z
  .object({
    name: z.string(),
    unit: z.string(),
    count: z.number().meta({ description: 'Values there are, with those that are missing' }),
    range: z.tuple([z.number(), z.number()]).optional().meta({ description: 'Smallest and largest value' }),
    missing: z.number().meta({ description: 'Values that are masked or not there' }),
    step: z
      .tuple([z.number(), z.number()])
      .optional()
      .meta({ description: 'Of an axis: smallest and largest distance of neighbours' }),
  })
  .meta({ id: 'MeasurementChannel' });

const measurementSchema = z
  .object({
    kind: z.string(),
    title: z.string(),
    extent: z.string(),
    channels: z.array(channelSchema),
    facts: z.array(
      z.object({ label: z.string(), value: z.union([z.string(), z.number()]), unit: z.string() }),
    ),
    warnings: z.array(verdictSchema),
  })
  .meta({ id: 'MeasurementDescription' });

const fileSchema = z
  .object({
    kind: z.literal('file'),
    file: z.string(),
    byteLength: z.number(),
    sha256: z.string(),
    format: z.string().meta({ description: 'Identifier, as in docs/formats.md' }),
    formatTitle: z.string(),
    verdict: z.enum(['yes', 'maybe', 'no']).meta({ description: 'no: read for the ending of its name' }),
    reason: z.string(),
    rivals: z
      .array(z.object({ format: z.string(), verdict: z.enum(['yes', 'maybe']), reason: z.string() }))
      .optional()
      .meta({ description: 'Other formats that could read it; not in the list of a folder' }),
    measurements: z.array(measurementSchema),
    notes: z.array(z.string()),
    parts: z.array(z.string()).meta({ description: 'Other files that were read with it' }),
  })
  .meta({ id: 'FileCheck' });

const unreadSchema = z
  .object({
    kind: z.literal('not-read'),
    file: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'UnreadFile' });

const studyFileSchema = z.object({ kind: z.literal('study-file'), file: z.string() });

const folderSchema = z
  .object({
    kind: z.literal('folder'),
    folder: z.string(),
    files: z.array(z.discriminatedUnion('kind', [fileSchema, unreadSchema, studyFileSchema])),
  })
  .meta({ id: 'FolderCheck' });

const studySchema = z
  .object({
    title: z.string(),
    inputs: resultsSchema.shape.inputs,
    prospects: z.array(verdictSchema),
  })
  .meta({ id: 'StudyCheck' });

const onePathSchema = z.union([studySchema, folderSchema, fileSchema, unreadSchema]);

/** What `modalgain check --json` prints: a study, a folder or a file, or an array for several paths. */
export const checkDocumentSchema = z.union([onePathSchema, z.array(onePathSchema)]);
