import {
  editStudy,
  proposeStudy,
  type FileRole,
  type RecognisedFile,
  type StudyEdit,
} from '@modalgain/study';
import type { FileEntry } from './recognise.js';

/** What a person decided about files and values that the program had guessed. */
export interface StartChoices {
  /** By path: what a file is to be taken for, or that it is to be left alone. */
  readonly roles: Readonly<Record<string, FileRole | 'left-alone'>>;
  /** By path: the film that a file is of. */
  readonly films: Readonly<Record<string, string>>;
  /** By path: the fluence of a file, with its unit. */
  readonly fluences: Readonly<Record<string, string>>;
  /** Values of the study as edits; they are made again on each new proposal. */
  readonly values: readonly StudyEdit[];
}

export const noStartChoices: StartChoices = { roles: {}, films: {}, fluences: {}, values: [] };

const chosen = <Value>(choices: Readonly<Record<string, Value>>, file: string): Value | undefined =>
  Object.hasOwn(choices, file) ? choices[file] : undefined;

/** A file as a person sees it; undefined where it is to be left alone. */
export function withChoices(file: RecognisedFile, choices: StartChoices): RecognisedFile | undefined {
  const role = chosen(choices.roles, file.file);
  const film = chosen(choices.films, file.file);
  const fluence = chosen(choices.fluences, file.file);
  if (role === 'left-alone') return undefined;
  return {
    ...file,
    ...(role !== undefined && { role, certainty: 'sure' as const }),
    ...(film !== undefined && { film }),
    ...(fluence !== undefined && { fluence }),
  };
}

/** The study that files make, with what a person decided. */
export function proposeStart(title: string, entries: readonly FileEntry[], choices: StartChoices): string {
  const files = entries.flatMap(({ recognised }) => withChoices(recognised, choices) ?? []);
  const { yaml, films } = proposeStudy(title, files);
  // A value of a film that there is no more must not bring the film back.
  const isOfFilm = ({ path: [key, film] }: StudyEdit): boolean =>
    key !== 'films' || films.some(({ name }) => name === film);
  return editStudy(yaml, choices.values.filter(isOfFilm));
}
