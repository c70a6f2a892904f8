import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { InputError } from '@modalgain/numerics';
import type { RecognisedFile, StudyProposal } from '@modalgain/study';
import { cancelledByUser } from '../cancellation.js';
import { printJson, printLines } from '../output.js';

interface NewOptions {
  readonly force: boolean;
  readonly json: boolean;
}

const studyName = 'study.yaml';

const example = `
Example:
  modalgain new measurements/2024-11
  modalgain check measurements/2024-11/study.yaml`;

/** `modalgain new FOLDER`: a commented study file from what is recognised in a folder of raw files. */
export function newCommand(): Command {
  return new Command('new')
    .description('Write a commented study.yaml from what is recognised in a folder of raw files.')
    .argument('<folder>', 'folder of raw files')
    .option('--force', 'overwrite the study.yaml that is there', false)
    .option('--json', 'print one JSON document: the study and what each file was taken for', false)
    .addHelpText('after', example)
    .action(makeStudy);
}

async function makeStudy(folder: string, { force, json }: NewOptions): Promise<void> {
  const { proposeStudy, recogniseFolder } = await import('@modalgain/study');
  const { folderSource, writeFileAtomically } = await import('@modalgain/formats/node');
  const file = path.join(folder, studyName);
  await refuseUnusable(folder, file, force);
  const recognised = await recogniseFolder(folderSource(folder), cancelledByUser());
  if (recognised.length === 0)
    throw new InputError('holds no files to make a study of; nothing was written.', { file: folder });
  const proposal = proposeStudy(path.basename(path.resolve(folder)), recognised);
  await writeFileAtomically(file, proposal.yaml).catch((problem: unknown) => {
    const { code = 'unknown reason' } = problem as NodeJS.ErrnoException;
    throw new InputError(`cannot be written (${code}).`, { file }, { cause: problem });
  });
  if (json) printJson(documentOf(proposal));
  else printLines(linesOf(proposal, file));
}

async function refuseUnusable(folder: string, file: string, force: boolean): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new InputError('there is no such folder.', { file: folder });
  if (!found.isDirectory()) {
    throw new InputError('is a file; expected a folder of raw files.', { file: folder });
  }
  const present = await stat(file).catch(() => undefined);
  if (present && !force) {
    throw new InputError('is there already; nothing was written. Add --force to overwrite it.', { file });
  }
}

function documentOf({ yaml, films, recognised }: StudyProposal) {
  return {
    study: yaml,
    films: films.map(({ name, stampedFrom, files }) => ({
      name,
      stampedFrom: stampedFrom ?? null,
      files: files.map(({ file }) => file),
    })),
    files: recognised.map(({ file, role, certainty, reason }) => ({
      file,
      role: role ?? null,
      certainty,
      reason,
    })),
  };
}

function linesOf({ yaml, films, recognised }: StudyProposal, file: string): string[] {
  const rolesOf = (files: readonly RecognisedFile[]): string => {
    const roles = files.flatMap(({ role }) => role ?? []);
    return [...new Set(roles)].map((role) => `${countOf(roles, role)} ${role}`).join(', ');
  };
  const unknown = recognised.filter(({ role }) => role === undefined).length;
  const toFill = yaml.split('\n').filter((line) => line.includes('FILL IN')).length;
  return [
    ...films.map(
      ({ name, stampedFrom, files }) =>
        `${name}${stampedFrom === undefined ? '' : ` (from ${stampedFrom})`}: ${rolesOf(files)}`,
    ),
    ...(films.length === 0 ? ['No measurement of a film was recognised.'] : []),
    ...(unknown > 0
      ? [`${unknown} of ${recognised.length} files not recognised; the study file lists them.`]
      : []),
    '',
    `Wrote ${file}. ${toFill > 0 ? `Fill in what it marks FILL IN (${toFill})` : 'Look through its guesses'}, then: modalgain check ${asArgument(file)}`,
  ];
}

/** As it is typed: a path with blanks in quotes. */
const asArgument = (file: string): string => (/\s/.test(file) ? `"${file}"` : file);

const countOf = <T>(list: readonly T[], item: T): number => list.filter((other) => other === item).length;
