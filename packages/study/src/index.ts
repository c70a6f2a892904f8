export {
  designQuantityWords,
  campaignDocumentSchema,
  documentSchemas,
  type CampaignDocument,
  type DesignDocument,
  type MonteCarloDocument,
  type ImportDocument,
  type ScoreDocument,
  type StackDocument,
  type SweepCancelDocument,
  type SweepMergeDocument,
  type SweepPartDocument,
  type SweepRunDocument,
  type SweepStatusDocument,
  type TreatmentDocument,
} from './documents/index.js';
export * from './campaign/index.js';
export * from './edit/index.js';
export * from './ellipsometry/index.js';
export * from './results/index.js';
export * from './simulate/index.js';
export * from './new/index.js';
export * from './pipeline/index.js';
export * from './schema/index.js';
export * from './spectra/index.js';
export * from './stack/index.js';
