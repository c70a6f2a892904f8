import path from 'node:path';
import { Command } from 'commander';
import { printJson, printLines } from '../output.js';

const example = `
Example:
  modalgain check examples/flat-stamping/study.yaml`;

/** `modalgain check STUDY`: is the study file right, and what was each file read as? Computes nothing. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Validate a study: what each file was read as, and what is missing. Computes nothing.')
    .argument('<study>', 'study file, e.g. study.yaml')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', example)
    .action(check);
}

async function check(studyFile: string, { json }: { readonly json: boolean }): Promise<void> {
  const { checkStudy } = await import('@modalgain/study');
  const { readText } = await import('@modalgain/formats');
  const { folderSource } = await import('@modalgain/formats/node');
  const { alignedTable } = await import('../aligned-table.js');
  const { verdictLines } = await import('../verdict-lines.js');
  const source = folderSource(path.dirname(studyFile));
  const file = path.basename(studyFile);
  const text = readText(await source.read(file), file);
  const found = await checkStudy({ text, file, source });
  if (json) {
    printJson(found);
    return;
  }
  const rows = found.inputs.map(({ file: name, films, readAs, format, byteLength }) => [
    name,
    films.join(', '),
    readAs,
    format,
    `${byteLength} B`,
  ]);
  printLines([
    found.title,
    '',
    ...(rows.length > 0
      ? alignedTable(['file', 'film', 'read as', 'format', 'size'], rows)
      : ['No raw files.']),
    '',
    ...found.inputs.flatMap(({ file: name, notes }) => notes.map((note) => `${name}: ${note}`)),
    '',
    ...verdictLines(found.prospects),
  ]);
}
