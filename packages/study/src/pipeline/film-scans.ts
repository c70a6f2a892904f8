import type { StripeResult } from '../results/index.js';
import { readStudy } from '../schema/read-study.js';
import type { StudyContext } from './context.js';
import { studyInputs } from './inputs.js';
import type { StudyRun } from './run-study.js';
import { scansToFit, stripesOf, type ScanToFit } from './stripes.js';

/** A study with its files, and the film whose stripe scans are wanted. */
export interface FilmScansRequest extends Omit<StudyRun, 'progress'> {
  readonly film: string;
}

/**
 * The stripe scans of one film as a run would fit them, by increasing fluence; none where the film states its net gains or
 * has no stripe at all.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function readFilmScans(request: FilmScansRequest): Promise<ScanToFit[]> {
  const { context, stripe } = scansOf(request);
  return stripe ? scansToFit(context, request.film, stripe) : [];
}

/**
 * The stripe scans of one film fitted as in a run of the whole study, whose results they would be.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function fitFilmScans(request: FilmScansRequest): Promise<StripeResult[]> {
  const { context, stripe } = scansOf(request);
  return stripe ? (await stripesOf(context, request.film, stripe)).stripes : [];
}

function scansOf({ text, file, source, signal, film }: FilmScansRequest) {
  const context: StudyContext = {
    ...readStudy(text, file),
    inputs: studyInputs(source, signal),
    ...(signal && { signal }),
  };
  const input = (context.study.films as Partial<StudyContext['study']['films']>)[film];
  return { context, stripe: input?.stripe && 'files' in input.stripe ? input.stripe : undefined };
}
