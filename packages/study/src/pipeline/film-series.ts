import { readStudy } from '../schema/read-study.js';
import type { StudyContext } from './context.js';
import type { FilmScansRequest } from './film-scans.js';
import { studyInputs } from './inputs.js';
import { readThresholdSeries, type ReadThresholdSeries } from './threshold-series.js';

/**
 * The threshold series of one film as a run would read it; undefined where the film has none, or states its threshold.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function readFilmThreshold(request: FilmScansRequest): Promise<ReadThresholdSeries | undefined> {
  const { text, file, source, signal, film } = request;
  const context: StudyContext = {
    ...readStudy(text, file),
    inputs: studyInputs(source, signal),
    ...(signal && { signal }),
  };
  const input = (context.study.films as Partial<StudyContext['study']['films']>)[film];
  if (!input?.threshold || !('files' in input.threshold)) return undefined;
  return readThresholdSeries(context, film, input.threshold);
}
