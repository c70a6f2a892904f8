import { outcomeOf, type Outcome } from '../../outcome.js';
import { computePart, type ComputedPart } from './compute-part.js';

/** What a thread is told of a part. */
export interface PartTask {
  readonly folder: string;
  readonly part: number;
}

/** Runs on a worker thread. */
export const partOnThread = ({ folder, part }: PartTask): Promise<Outcome<ComputedPart>> =>
  outcomeOf(() => computePart(folder, part));
