import { z } from 'zod';
import { checkDocumentSchema } from './check.js';
import { contrastDocumentSchema } from './contrast.js';
import { designDocumentSchema } from './design.js';
import { ellipsometryDocumentSchema } from './ellipsometry.js';
import { fitGainDocumentSchema } from './fit-gain.js';
import { importDocumentSchema } from './import.js';
import { indexDocumentSchema } from './index-of.js';
import { lossDocumentSchema } from './loss.js';
import { modesDocumentSchema, modesSweepDocumentSchema } from './modes.js';
import { monteCarloDocumentSchema } from './monte-carlo.js';
import { planDocumentSchema } from './plan.js';
import { scoreDocumentSchema } from './score.js';
import { simulateDocumentSchema } from './simulate.js';
import { stackDocumentSchema } from './stack.js';
import { stripeDocumentSchema } from './stripe.js';
import { sweepCancelDocumentSchema } from './slurm.js';
import { surfaceDocumentSchema } from './surface.js';
import {
  sweepDocumentSchema,
  sweepMergeDocumentSchema,
  sweepPartDocumentSchema,
  sweepStatusDocumentSchema,
} from './sweep.js';
import { thresholdDocumentSchema } from './threshold.js';
import { treatmentDocumentSchema } from './treatment.js';

export { campaignDocumentSchema, type CampaignDocument } from './campaign.js';
export type { DesignDocument } from './design.js';
export { designQuantityWords } from './design-words.js';
export type { ImportDocument } from './import.js';
export type { MonteCarloDocument } from './monte-carlo.js';
export type { SweepCancelDocument } from './slurm.js';
export type { ScoreDocument } from './score.js';
export type { StackDocument } from './stack.js';
export type { TreatmentDocument } from './treatment.js';
export type {
  SweepMergeDocument,
  SweepPartDocument,
  SweepRunDocument,
  SweepStatusDocument,
} from './sweep.js';

/** One document, or for several files an array of them. */
const perFile = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema)]);

/** What each command prints with `--json`, by the command's name. */
export const documentSchemas = {
  check: checkDocumentSchema,
  stripe: perFile(stripeDocumentSchema),
  threshold: thresholdDocumentSchema,
  loss: lossDocumentSchema,
  'fit-gain': fitGainDocumentSchema,
  plan: planDocumentSchema,
  design: designDocumentSchema,
  treatment: treatmentDocumentSchema,
  'monte-carlo': monteCarloDocumentSchema,
  modes: z.union([modesDocumentSchema, z.array(modesDocumentSchema), modesSweepDocumentSchema]),
  score: scoreDocumentSchema,
  simulate: simulateDocumentSchema,
  stack: stackDocumentSchema,
  surface: surfaceDocumentSchema,
  index: indexDocumentSchema,
  ellipsometry: ellipsometryDocumentSchema,
  contrast: perFile(contrastDocumentSchema),
  import: importDocumentSchema,
  'sweep-run': sweepDocumentSchema,
  'sweep-status': sweepStatusDocumentSchema,
  'sweep-merge': sweepMergeDocumentSchema,
  'sweep-part': sweepPartDocumentSchema,
  'sweep-cancel': sweepCancelDocumentSchema,
} as const;
