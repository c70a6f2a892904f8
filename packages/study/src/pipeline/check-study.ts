import type { FileSource, MeasurementKind } from '@modalgain/formats';
import type { Verdict } from '@modalgain/numerics';
import { sortVerdicts } from '@modalgain/numerics';
import { auditSameData } from '../audit/results/index.js';
import type { Results } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import { readStudy } from '../schema/read-study.js';
import { absorbanceOf } from './absorbance.js';
import type { StudyContext } from './context.js';
import { crossSectionOf } from './cross-section.js';
import { checkParticleIndices } from './density-from-index.js';
import { readFilmEllipsometry } from './film-ellipsometry.js';
import { filmIndexOf } from './film-index.js';
import { assumedHeightScale } from './height-scale.js';
import { studyInputs } from './inputs.js';
import { prospectsOf } from './prospects.js';
import { photoluminescenceOf } from './stripe-spectra.js';
import { scansToFit } from './stripes.js';
import { surroundingsOf } from './surroundings.js';
import { readThresholdSeries } from './threshold-series.js';

/** What a study holds, before anything is computed. */
export interface StudyCheck {
  readonly title: string;
  /** Each raw file and what it was read as. */
  readonly inputs: Results['inputs'];
  /** What these files will and will not be able to say, and what would help. */
  readonly prospects: readonly Verdict[];
}

/**
 * Reads a study and all of its files by the very functions that a run reads them by, and fits nothing: fluences are found
 * in names and headers, exclusions in scans, n and k at the emission wavelength.
 *
 * @throws InputError for the first thing that is wrong, as `runStudy` would
 */
export async function checkStudy({
  text,
  file,
  source,
  signal,
}: {
  readonly text: string;
  readonly file: string;
  readonly source: FileSource;
  readonly signal?: AbortSignal;
}): Promise<StudyCheck> {
  const inputs = studyInputs(source, signal);
  const context: StudyContext = { ...readStudy(text, file), inputs, ...(signal && { signal }) };
  const { study } = context;
  await surroundingsOf(context);
  checkParticleIndices(context);
  for (const [name, film] of Object.entries(study.films)) await readFilm(context, name, film);
  const crossSection = await crossSectionOf(context);
  const records = inputs.records();
  return {
    title: study.title,
    inputs: records,
    prospects: sortVerdicts([
      ...prospectsOf(study),
      ...(crossSection?.verdicts ?? []),
      ...auditSameData(records, study),
      ...assumedHeightScale(study),
    ]),
  };
}

async function readFilm(context: StudyContext, name: string, film: FilmInput): Promise<void> {
  for (const { patterns, path, as } of plainFilesOf(film)) {
    const files = await context.inputs.list(patterns, context.placeOf(['films', name, ...path]));
    for (const file of files) await context.inputs.read({ file, as, film: name });
  }
  await filmIndexOf(context, name, film);
  await readFilmEllipsometry(context, name, film);
  if (film.stripe && 'files' in film.stripe) await scansToFit(context, name, film.stripe);
  if (film.threshold && 'files' in film.threshold) await readThresholdSeries(context, name, film.threshold);
  await photoluminescenceOf(context, name, film);
  await absorbanceOf(context, name, film);
}

interface FilesOfField {
  readonly patterns: readonly string[];
  /** The field of the film that names them. */
  readonly path: readonly string[];
  readonly as: MeasurementKind;
}

/** Fields of a film whose files need no more than to be readable. */
function plainFilesOf({ thickness, loss, micrograph }: FilmInput): FilesOfField[] {
  const afm = thickness && 'afm' in thickness ? thickness.afm.flatMap(({ files }) => files) : [];
  const { spot = [], edge = [], twoStripes } = loss && 'background' in loss ? loss : {};
  return [
    { patterns: afm, path: ['thickness', 'afm'], as: 'height-map' },
    { patterns: micrograph ? [micrograph.file] : [], path: ['micrograph', 'file'], as: 'micrograph' },
    { patterns: spot, path: ['loss', 'spot'], as: 'distance-scan' },
    { patterns: edge, path: ['loss', 'edge'], as: 'distance-scan' },
    { patterns: twoStripes?.files ?? [], path: ['loss', 'twoStripes', 'files'], as: 'stripe-pair' },
  ];
}
