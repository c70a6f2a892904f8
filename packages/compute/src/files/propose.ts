import { editStudy, proposeStudy, type FileRole, type StudyEdit } from '@modalgain/study';
import type { FileEntry } from './recognise.js';

/** What a person decided about files and values that the program had guessed. */
export interface StartChoices {
  /** By path: what a file is to be taken for, or that it is to be left alone. */
  readonly roles: Readonly<Record<string, FileRole | 'left-alone'>>;
  /** Values of the study as edits; they are made again on each new proposal. */
  readonly values: readonly StudyEdit[];
}

/** The study that files make, with what a person decided. */
export function proposeStart(title: string, entries: readonly FileEntry[], choices: StartChoices): string {
  const files = entries.flatMap(({ recognised }) => {
    const role = recognised.file in choices.roles ? choices.roles[recognised.file] : undefined;
    if (role === 'left-alone') return [];
    return [role === undefined ? recognised : { ...recognised, role, certainty: 'sure' as const }];
  });
  return editStudy(proposeStudy(title, files).yaml, choices.values);
}
