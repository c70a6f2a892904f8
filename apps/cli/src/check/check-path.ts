import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Candidate, FileDescription } from '@modalgain/formats';
import type { StudyCheck } from '@modalgain/study';
import { readInputFile } from '../input.js';
import type { InputFile } from '../input.js';
import { checkFolder } from './check-folder.js';
import type { FolderCheck } from './check-folder.js';

/** A study with what each of its files was read as. */
export interface StudyFileCheck extends StudyCheck {
  readonly kind: 'study';
}

/** A measurement file with what it was read as. */
export interface FileCheck extends FileDescription {
  readonly kind: 'file';
  /** Other formats that could read it. */
  readonly rivals: readonly Candidate[];
}

export type PathCheck = StudyFileCheck | FileCheck | FolderCheck;

/**
 * Says what a path leads to: a study is checked whole, a folder listed, any other file read as a measurement.
 *
 * @throws InputError where it cannot be read
 */
export async function checkPath(given: string, signal: AbortSignal): Promise<PathCheck> {
  if (await isFolder(given)) return checkFolder(given, signal);
  const file = await readInputFile(given);
  return (await isStudy(file)) ? checkStudyFile(given, signal) : checkFile(file, signal);
}

const isFolder = (given: string): Promise<boolean> =>
  stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Of YAML files only materials are measurements. */
async function isStudy(file: InputFile): Promise<boolean> {
  const { identify } = await import('@modalgain/formats');
  return /\.ya?ml$/i.test(file.name) && identify(file).format !== 'refractiveindex-info';
}

async function checkStudyFile(given: string, signal: AbortSignal): Promise<StudyFileCheck> {
  const { checkStudy } = await import('@modalgain/study');
  const { readText } = await import('@modalgain/formats');
  const { folderSource } = await import('@modalgain/formats/node');
  const source = folderSource(path.dirname(given));
  const file = path.basename(given);
  const text = readText(await source.read(file), file);
  return { kind: 'study', ...(await checkStudy({ text, file, source, signal })) };
}

async function checkFile(file: InputFile, signal: AbortSignal): Promise<FileCheck> {
  const { claimsOn, describeFile } = await import('@modalgain/formats');
  const description = await describeFile({ ...file, signal });
  const rivals = claimsOn(file).filter(({ format }) => format !== description.format);
  return { kind: 'file', ...description, rivals };
}
