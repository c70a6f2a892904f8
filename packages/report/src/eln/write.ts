import { sha256, shrinksTooMuch } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { deflateSync, zipSync, type Zippable, type ZippableFile } from 'fflate';
import { tablesOf } from '../tables/index.js';
import { describeCrate, type CrateFile } from './describe-crate.js';
import { layout, noDate } from './layout.js';

export interface ElnRequest {
  /** Name of the archive without its ending: that of the folder in it. */
  readonly name: string;
  readonly results: Results;
  /** Every file that the study was read from, the study file among them, by its path from the study's folder. */
  readonly sources: ReadonlyMap<string, Uint8Array>;
  /** results.json, tables, figures and report, by their path in the folder of results. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  readonly author?: string;
  /** Day of publication, e.g. "2026-11-22". */
  readonly date?: string;
}

type Content = CrateFile & { readonly bytes: Uint8Array };

/**
 * A study with all that belongs to it as `.eln`, for electronic notebooks: raw data, study file, results, tables, figures,
 * report, each with its SHA-256. The same content gives the same bytes.
 *
 * @throws InputError where a raw file is not the one that the results were computed from
 */
export async function elnBytes(request: ElnRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { name, results, author, date } = request;
  const files = [...(await sourceFiles(request)), ...(await outputFiles(request))];
  const crate = describeCrate({
    results,
    files,
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
  });
  const archive: Zippable = { [`${name}/${layout.description}`]: new TextEncoder().encode(crate) };
  for (const { path, bytes } of files) archive[`${name}/${path}`] = packed(bytes);
  // Read as local time, as ZIP archives store it.
  return zipSync(archive, { mtime: `${noDate}T00:00:00` });
}

/** What shrinks so much that a reader would take it for hostile is stored as it is. */
function packed(bytes: Uint8Array): ZippableFile {
  const isSafe =
    !shrinksTooMuch({ packedBytes: 0, unpackedBytes: bytes.length }) ||
    !shrinksTooMuch({ packedBytes: deflateSync(bytes).length, unpackedBytes: bytes.length });
  return isSafe ? bytes : [bytes, { level: 0 }];
}

async function sourceFiles({ results, sources }: ElnRequest): Promise<Content[]> {
  for (const file of [results.study.file, ...results.inputs.map((input) => input.file)]) {
    if (!sources.has(file)) throw new InputError('is missing among the files of the study.', { file });
  }
  return Promise.all(
    sorted(sources).map(async ([file, bytes]): Promise<Content> => {
      const input = results.inputs.find((each) => each.file === file);
      const content = await contentOf(`${layout.studyFolder}/${file}`, bytes);
      if (input && input.sha256 !== content.sha256) {
        throw new InputError('was changed while the study ran; run it again.', { file });
      }
      return file === results.study.file
        ? { ...content, role: 'study', description: 'Study file' }
        : { ...content, role: 'raw', description: input ? describeInput(input) : 'Read by the study' };
    }),
  );
}

function describeInput({ readAs, films, format }: Results['inputs'][number]): string {
  const of = films.length > 0 ? ` of ${films.join(', ')}` : '';
  return `Read as ${readAs.replaceAll('-', ' ')}${of}, format ${format}`;
}

async function outputFiles({ results, outputs, sources }: ElnRequest): Promise<Content[]> {
  const titles = new Map([
    ...tablesOf(results).map(({ name, title }): [string, string] => [name, title]),
    ['results', 'All results, by the schema that modalgain publishes'],
    ['report', 'The report, to be read in a browser'],
    ['csv-metadata', 'What the columns of the CSV tables are, by CSVW'],
  ]);
  return Promise.all(
    sorted(outputs).map(async ([file, bytes]): Promise<Content> => {
      const path = `${layout.resultsFolder}/${file}`;
      if (sources.has(path)) {
        throw new InputError('is a raw file in the place of the results; move it elsewhere.', { file: path });
      }
      const title = titles.get(file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.')));
      return {
        ...(await contentOf(`${layout.studyFolder}/${path}`, bytes)),
        role: 'result',
        ...(title !== undefined && { description: title }),
      };
    }),
  );
}

const sorted = (files: ReadonlyMap<string, Uint8Array>): [string, Uint8Array][] =>
  [...files].sort(([a], [b]) => (a < b ? -1 : 1));

const contentOf = async (path: string, bytes: Uint8Array): Promise<Omit<Content, 'role'>> => ({
  path,
  bytes,
  byteLength: bytes.length,
  sha256: await sha256(bytes),
});
