import { readStudy } from '../schema/read-study.js';
import type { FilmInput } from '../schema/film.js';
import type { StudyContext } from './context.js';
import type { ContrastInput } from './contrast-result.js';
import type { FilmScansRequest } from './film-scans.js';
import { studyInputs } from './inputs.js';
import { readScans, type ReadScan } from './read-scans.js';

/**
 * The height maps of one film as a run reads them, with what the study wants done to each; none where the film has none.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function readFilmHeightMaps(request: FilmScansRequest): Promise<ReadScan[]> {
  const { context, input } = filmOf(request);
  const scans: ReadScan[] = [];
  if (!input?.thickness || !('afm' in input.thickness)) return scans;
  for await (const scan of readScans(context, request.film, input.thickness.afm)) scans.push(scan);
  return scans;
}

/**
 * The micrograph of one film with what the study states of it; undefined where the film has none.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export async function readFilmMicrograph(request: FilmScansRequest): Promise<ContrastInput | undefined> {
  const { context, input } = filmOf(request);
  if (!input?.micrograph) return undefined;
  const { inputs, placeOf, study } = context;
  const { file, regions, blackLevel } = input.micrograph;
  const [path] = await inputs.list([file], placeOf(['films', request.film, 'micrograph', 'file']));
  const { measurements } = await inputs.read({ file: path, as: 'micrograph', film: request.film });
  return {
    image: measurements[0],
    seed: study.seed,
    blackLevel,
    ...(regions && { regions: { first: regions.stamped, second: regions.unstamped } }),
  };
}

function filmOf({ text, file, source, signal, film }: FilmScansRequest) {
  const context: StudyContext = {
    ...readStudy(text, file),
    inputs: studyInputs(source, signal),
    ...(signal && { signal }),
  };
  const input: FilmInput | undefined = (context.study.films as Partial<StudyContext['study']['films']>)[film];
  return { context, input };
}
