import type { FileSource, MeasurementKind } from '@modalgain/formats';
import type { Verdict } from '@modalgain/numerics';
import type { Results } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import { readStudy } from '../schema/read-study.js';
import type { StudyContext } from './context.js';
import { studyInputs } from './inputs.js';
import { prospectsOf } from './prospects.js';
import { surroundingsOf } from './surroundings.js';

/** What a study holds, before anything is computed. */
export interface StudyCheck {
  readonly title: string;
  /** Each raw file and what it was read as. */
  readonly inputs: Results['inputs'];
  /** What these files will and will not be able to say, and what would help. */
  readonly prospects: readonly Verdict[];
}

/**
 * Reads a study and all of its files, and computes nothing.
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
  await surroundingsOf(context);
  for (const [name, film] of Object.entries(context.study.films)) {
    for (const { patterns, path, as } of filesOf(film)) {
      const files = await inputs.list(patterns, context.placeOf(['films', name, ...path]));
      for (const found of files) await inputs.read({ file: found, as, film: name });
    }
  }
  return {
    title: context.study.title,
    inputs: inputs.records(),
    prospects: prospectsOf(context.study, inputs.records()),
  };
}

interface FilesOfField {
  readonly patterns: readonly string[];
  /** The field of the film that names them. */
  readonly path: readonly string[];
  readonly as: readonly MeasurementKind[];
}

/** All fields of a film that name files. */
function filesOf(film: FilmInput): FilesOfField[] {
  const { thickness, index, stripe, absorbance } = film;
  const fields: FilesOfField[] = [];
  if (thickness && 'afm' in thickness)
    fields.push({ patterns: thickness.afm, path: ['thickness', 'afm'], as: ['height-map'] });
  if (typeof index === 'object') {
    fields.push({ patterns: index.file, path: ['index', 'file'], as: ['optical-constants', 'dispersion'] });
  }
  if (stripe && 'files' in stripe) {
    fields.push({
      patterns: stripe.files,
      path: ['stripe', 'files'],
      as: ['stripe-scan', 'spectrum-series'],
    });
  }
  if (absorbance)
    fields.push({ patterns: [absorbance.file], path: ['absorbance', 'file'], as: ['absorbance'] });
  return [...fields, ...lossFiles(film), ...emissionFiles(film)];
}

function lossFiles({ loss }: FilmInput): FilesOfField[] {
  if (loss === undefined || 'value' in loss) return [];
  const { spot, edge, twoStripes } = loss;
  return [
    ...(spot ? [{ patterns: spot, path: ['loss', 'spot'], as: ['distance-scan'] as const }] : []),
    ...(edge ? [{ patterns: edge, path: ['loss', 'edge'], as: ['distance-scan'] as const }] : []),
    ...(twoStripes
      ? [{ patterns: twoStripes.files, path: ['loss', 'twoStripes', 'files'], as: ['stripe-pair'] as const }]
      : []),
  ];
}

function emissionFiles({ threshold, photoluminescence }: FilmInput): FilesOfField[] {
  return [
    ...(threshold && 'files' in threshold
      ? [
          {
            patterns: threshold.files,
            path: ['threshold', 'files'],
            as: ['spectrum-series', 'fluence-scan'] as const,
          },
        ]
      : []),
    ...(photoluminescence
      ? [
          {
            patterns: [photoluminescence.file],
            path: ['photoluminescence', 'file'],
            as: ['spectrum-series'] as const,
          },
        ]
      : []),
  ];
}
