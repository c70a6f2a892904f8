import type { StudyDocument } from '../schema/read-study.js';
import type { StudyInputs } from './inputs.js';

/** Told how far a run is: for a bar on the terminal or a page. */
export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}) => void;

/** What every stage of the pipeline works with. */
export interface StudyContext extends StudyDocument {
  readonly inputs: StudyInputs;
  readonly signal?: AbortSignal;
  /** Leaves out curves that only figures need. */
  readonly withoutCurves?: boolean;
}
