import type { Results } from '@modalgain/study';
import { markup } from '../html/markup.js';
import { syntheticStatement } from '../html/synthetic-statement.js';
import { layout, noDate } from './layout.js';
import { mediaTypeOf } from './media-type.js';

/** A file of the archive, by its path below the archive's folder. */
export interface CrateFile {
  readonly path: string;
  readonly role: 'study' | 'raw' | 'result';
  readonly description?: string;
  readonly byteLength: number;
  readonly sha256: string;
}

export interface CrateRequest {
  readonly results: Results;
  readonly files: readonly CrateFile[];
  readonly author?: string;
  readonly date?: string;
}

interface Reference {
  readonly '@id': string;
}
type Property = string | Reference | readonly Reference[];
type Entity = Readonly<Record<string, Property>>;

/** Identifiers of files are addresses: spaces and what is not ASCII are escaped (RO-Crate 1.1, Data Entities). */
const idOf = (path: string): string => `./${path.split('/').map(encodeURIComponent).join('/')}`;

const reference = (id: string): Reference => ({ '@id': id });
const programId = '#modalgain';
const softwareId = '#modalgain-software';
const analysisId = '#analysis';
const authorId = '#author';
const studyId = `./${layout.studyFolder}/`;

/**
 * The description of an archive as JSON-LD: the crate, in it one dataset (the study) with its files, and the analysis that
 * made some of them of the others. Flat, every entity once.
 * Source: RO-Crate 1.1 (doi:10.5281/zenodo.4541002); The ELN File Format (github.com/TheELNConsortium/TheELNFileFormat).
 */
export function describeCrate(request: CrateRequest): string {
  const graph = [
    descriptor,
    rootOf(request),
    studyOf(request),
    ...request.files.map(fileOf),
    analysisOf(request),
    ...programs(request),
    ...(request.author === undefined
      ? []
      : [{ '@id': authorId, '@type': 'Person', name: request.author } satisfies Entity]),
  ];
  const crate = { '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph };
  return `${JSON.stringify(crate, null, 2)}\n`;
}

const descriptor: Entity = {
  '@id': layout.description,
  '@type': 'CreativeWork',
  about: reference('./'),
  conformsTo: reference('https://w3id.org/ro/crate/1.1'),
  sdPublisher: reference(programId),
  version: layout.version,
};

const authorOf = ({ author }: CrateRequest): { readonly author?: Reference } =>
  author === undefined ? {} : { author: reference(authorId) };

function rootOf(request: CrateRequest): Entity {
  const { results, date } = request;
  const ofDate =
    date === undefined ? ` No date was stated: ${noDate} stands for it, since the format demands one.` : '';
  return {
    '@id': './',
    '@type': 'Dataset',
    name: results.study.title,
    description: `Raw data, study, results and report of an analysis by modalgain ${results.modalgain}.${ofDate}`,
    datePublished: date ?? noDate,
    ...authorOf(request),
    hasPart: [reference(studyId)],
    mentions: [reference(analysisId)],
  };
}

function studyOf(request: CrateRequest): Entity {
  const { results, files, date } = request;
  const study = files.find(({ role }) => role === 'study');
  return {
    '@id': studyId,
    '@type': 'Dataset',
    name: results.study.title,
    description: results.answer,
    text: notebookText(results),
    ...(date !== undefined && { dateCreated: date }),
    ...authorOf(request),
    ...(study && { mainEntity: reference(idOf(study.path)) }),
    hasPart: files.map(({ path }) => reference(idOf(path))),
  };
}

/** What a notebook shows of the study before any file is opened. */
function notebookText({ answer, verdicts, study }: Results): string {
  const sentences = verdicts.map(
    ({ severity, film, sentence }) =>
      markup`<li>${severity}${film !== undefined && `, ${film}`}: ${sentence}</li>`,
  );
  return markup`${study.synthetic !== null && markup`<p><b>Synthetic data.</b> ${syntheticStatement(study.synthetic)}</p>`}<p>${answer}</p>${sentences.length > 0 && markup`<ul>${sentences}</ul>`}`
    .text;
}

function fileOf({ path, description, byteLength, sha256 }: CrateFile): Entity {
  return {
    '@id': idOf(path),
    '@type': 'File',
    name: path.slice(path.lastIndexOf('/') + 1),
    ...(description !== undefined && { description }),
    encodingFormat: mediaTypeOf(path),
    contentSize: String(byteLength),
    sha256,
  };
}

function analysisOf({ results, files }: CrateRequest): Entity {
  const of = (isWanted: (role: CrateFile['role']) => boolean): Reference[] =>
    files.filter(({ role }) => isWanted(role)).map(({ path }) => reference(idOf(path)));
  return {
    '@id': analysisId,
    '@type': 'CreateAction',
    name: `Analysis of the study "${results.study.title}"`,
    instrument: reference(softwareId),
    object: of((role) => role !== 'result'),
    result: of((role) => role === 'result'),
  };
}

function programs({ results }: CrateRequest): Entity[] {
  return [
    { '@id': programId, '@type': 'Organization', name: layout.program },
    {
      '@id': softwareId,
      '@type': 'SoftwareApplication',
      name: layout.program,
      version: results.modalgain,
    },
  ];
}
