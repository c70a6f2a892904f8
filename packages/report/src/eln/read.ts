import { openZip, type ZipArchive } from '@modalgain/formats';
import { UnreadableFileError } from '@modalgain/numerics';
import { checkEntries } from './check-entries.js';
import { checkHashes, describedFiles } from './check-hashes.js';
import { isOfType, pathOf, readGraph, referred, textOf, type CrateGraph } from './crate-graph.js';
import { layout } from './layout.js';

/** A file of an archive, by the path at which it is to be unpacked. */
export interface ElnFile {
  readonly path: string;
  readonly byteLength: number;
  readonly mediaType: string | null;
  /** Whether the archive states its SHA-256, which then is right. */
  readonly isVerified: boolean;
  /** Unpacks it. */
  readonly read: () => Uint8Array;
}

/** What an `.eln` holds. */
export interface ElnContent {
  /** The program that wrote it, as it calls itself. */
  readonly program: string | null;
  /** Names of its datasets: experiments, samples, a study. */
  readonly datasets: readonly string[];
  /** The study file among the files, where modalgain wrote the archive. */
  readonly study: string | null;
  readonly files: readonly ElnFile[];
}

/**
 * Reads an `.eln` (RO-Crate in a ZIP): of modalgain, then the files are those of the study's folder; or of another program,
 * then they are given as they lie. Every SHA-256 that the archive states is checked. Files are unpacked one at a time.
 *
 * @throws UnreadableFileError for damage, paths that leave the folder, links, bombs, and files that are not those described
 */
export async function readEln(bytes: Uint8Array): Promise<ElnContent> {
  const archive = openZip(bytes);
  checkEntries(archive.entries, bytes.length);
  const root = rootOf(archive.names);
  const read = (path: string): Uint8Array | undefined => archive.file(`${root}${path}`);
  const graph = readGraph(read(layout.description) ?? new Uint8Array(), layout.description);
  const paths = archive.names
    .map((name) => name.slice(root.length))
    .filter((path) => path !== '' && !path.endsWith('/') && path !== layout.description);
  const study = studyOf(graph, paths);
  await checkHashes({ graph, read, mustHaveAll: study !== null });
  const folder = study === null ? '' : `${layout.studyFolder}/`;
  return {
    program: textOf(publisherOf(graph), 'name'),
    datasets: datasetsOf(graph),
    study: study?.slice(folder.length) ?? null,
    files: filesOf({ archive, root, graph, paths, folder }),
  };
}

const rootDescription = /^([^/]+\/)?ro-crate-metadata\.json$/;

/** The one folder of the archive, with its slash. */
function rootOf(names: readonly string[]): string {
  const description = names.find((name) => rootDescription.test(name));
  if (description === undefined) {
    throw new UnreadableFileError(
      `found no ${layout.description} in a folder at the top of the archive, expected an .eln.`,
    );
  }
  const root = description.slice(0, -layout.description.length);
  const outside = names.find((name) => !name.startsWith(root));
  if (outside === undefined) return root;
  throw new UnreadableFileError(`found a file outside of the folder "${root}", expected all in it.`, {
    field: JSON.stringify(outside),
  });
}

const publisherOf = (graph: CrateGraph) =>
  referred(graph, graph.get(layout.description), 'sdPublisher').at(0);

/** The study file, if the archive is laid out as ours are. */
function studyOf(graph: CrateGraph, paths: readonly string[]): string | null {
  const folder = `${layout.studyFolder}/`;
  const [main] = referred(graph, graph.get(`./${folder}`), 'mainEntity');
  const study = pathOf(textOf(main, '@id') ?? '#none');
  const isOurs =
    textOf(publisherOf(graph), 'name') === layout.program && paths.every((path) => path.startsWith(folder));
  return isOurs && study !== null && paths.includes(study) ? study : null;
}

const datasetsOf = (graph: CrateGraph): string[] =>
  [...graph].flatMap(([id, entity]) =>
    isOfType(entity, 'Dataset') && pathOf(id) !== '' ? (textOf(entity, 'name') ?? id) : [],
  );

function filesOf(content: {
  readonly archive: ZipArchive;
  readonly root: string;
  readonly graph: CrateGraph;
  readonly paths: readonly string[];
  readonly folder: string;
}): ElnFile[] {
  const { archive, root, graph, paths, folder } = content;
  const described = describedFiles(graph);
  const sizes = new Map(archive.entries.map(({ name, unpackedBytes }) => [name, unpackedBytes]));
  return paths.map((path) => {
    const entity = described.get(path);
    return {
      path: path.slice(folder.length),
      byteLength: sizes.get(`${root}${path}`) ?? 0,
      mediaType: textOf(entity, 'encodingFormat') ?? textOf(entity, 'contentType'),
      isVerified: textOf(entity, 'sha256') !== null,
      read: () => archive.file(`${root}${path}`) ?? new Uint8Array(),
    };
  });
}
