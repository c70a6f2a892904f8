import path from 'node:path';
import { Command } from 'commander';
import { cancelledByUser } from '../cancellation.js';
import { readInputFile } from '../input.js';
import { printJson, printLines } from '../output.js';

interface ImportOptions {
  readonly out?: string;
  readonly json: boolean;
}

const example = `
Example:
  modalgain import flat-stamping.eln --out restored
  modalgain run restored/study.yaml
An .eln of another program (eLabFTW, Chemotion, PASTA, ...) is unpacked as raw files; then
  modalgain new FOLDER`;

/** `modalgain import FILE.eln`: unpacks an archive of an electronic notebook, its files checked. */
export function importCommand(): Command {
  return new Command('import')
    .description('Unpack an .eln archive: a study with its raw data, or the files of another program.')
    .argument('<archive>', 'file with the ending .eln')
    .option('--out <folder>', 'new folder to unpack to (default: named as the archive, beside it)')
    .option('--json', 'print one JSON document: what the archive held', false)
    .addHelpText('after', example)
    .action(importArchive);
}

async function importArchive(archive: string, { out, json }: ImportOptions): Promise<void> {
  const { InputError } = await import('@modalgain/numerics');
  const { readEln } = await import('@modalgain/report');
  const { unpackFolder } = await import('../import/unpack-folder.js');
  const { importDocument } = await import('../import/document.js');
  const signal = cancelledByUser();
  const { bytes } = await readInputFile(archive);
  const ofArchive = (problem: unknown): never => {
    throw problem instanceof InputError ? problem.at({ file: archive }) : problem;
  };
  const content = await readEln(bytes).catch(ofArchive);
  const { dir, name } = path.parse(archive);
  const folder = out ?? path.join(dir, name);
  await unpackFolder({ folder, files: content.files, signal }).catch(ofArchive);
  const document = importDocument(archive, folder, content);
  if (json) printJson(document);
  else printLines((await import('../import/lines.js')).importLines(document));
}
