import type { FileSource } from '@modalgain/formats';
import type { z } from 'zod';
import { readStudy } from '../schema/read-study.js';
import type { materialField } from '../schema/material-field.js';
import type { StudyContext } from './context.js';
import { filmIndexOf, type FilmIndex } from './film-index.js';
import type { Surroundings } from './guide.js';
import { studyInputs, type StudyInputs } from './inputs.js';
import { mediumOf } from './surroundings.js';

/** What a study names as a material: an index, a name of the library, or a file with n and k. */
export type StudyMaterial = z.output<typeof materialField>;

/** What a material is at one wavelength. */
export type StudyMedium = Surroundings['cover'];

/** Materials and film indices of a study, at any wavelength that they are known at. */
export interface StudyMedia {
  /** @throws InputError for a material that is unknown, ambiguous or not known at the wavelength */
  readonly mediumAt: (material: StudyMaterial, wavelengthNm: number) => Promise<StudyMedium>;
  /** Undefined where the study gives the film none, or has it fitted to Psi and Delta. */
  readonly filmIndexOf: (film: string) => Promise<FilmIndex | undefined>;
}

/**
 * Reads the materials of a study for work with one of its films; each file is read once.
 *
 * @throws InputError for a study that cannot be used
 */
export function studyMedia(study: {
  readonly text: string;
  readonly file: string;
  readonly source: FileSource;
}): StudyMedia {
  const context: StudyContext = {
    ...readStudy(study.text, study.file),
    inputs: readOnce(studyInputs(study.source)),
  };
  return {
    mediumAt: (input, wavelengthNm) => mediumOf({ context, input, path: ['stack'], wavelengthNm }),
    filmIndexOf: async (film) => filmIndexOf(context, film, context.study.films[film]),
  };
}

/** A slider asks for the same file many times. */
function readOnce(inputs: StudyInputs): StudyInputs {
  const known = new Map<string, ReturnType<StudyInputs['read']>>();
  return {
    ...inputs,
    read: ((request) => {
      const reading = known.get(request.file) ?? inputs.read(request);
      known.set(request.file, reading);
      return reading;
    }) as StudyInputs['read'],
  };
}
