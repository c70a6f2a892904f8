export { jsonSchemaOf, publishedSchemas } from './json-schema.js';
export type { PublishedSchema } from './json-schema.js';
export { readStudy } from './read-study.js';
export type { StudyDocument } from './read-study.js';
export { studySchema } from './study.js';
export type { Study } from './study.js';
export { designSchema as designInputSchema, readDesignInput, type DesignInput } from './design.js';
export {
  readTreatmentInput,
  treatmentSchema as treatmentInputSchema,
  type TreatmentInput,
} from './treatment.js';
export {
  readSweep,
  type DesignGrid,
  type Sweep,
  type SweepDocument,
  type SweepKind,
  type VariedEntry,
  type VariedValue,
} from './sweep.js';
