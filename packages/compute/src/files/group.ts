import { patternsOf, proposeStudy, type FileRole } from '@modalgain/study';
import type { FileEntry } from './recognise.js';

/** Files of one film and one kind: a row of the Start page. */
export interface FileGroup {
  /** As a pattern where there are several, e.g. "stripe/SC1-*.csv". */
  readonly name: string;
  readonly files: readonly FileEntry[];
  readonly role: FileRole | null;
  /** The film that they seem to belong to. */
  readonly film: string | null;
  /** Read; to be confirmed, since name or content leave a doubt; damaged; no file of ours. */
  readonly state: 'read' | 'confirm' | 'damaged' | 'left-alone';
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0] ?? '';

function stateOf({ recognised, isOfKnownFormat, problem }: FileEntry): FileGroup['state'] {
  if (isOfKnownFormat && problem !== null) return 'damaged';
  if (recognised.certainty === 'not-recognised') return 'left-alone';
  return recognised.certainty === 'doubtful' ? 'confirm' : 'read';
}

/** Groups files by film, kind, folder and ending; those that need a look stand alone. In the order of the folder. */
export function groupFiles(entries: readonly FileEntry[]): FileGroup[] {
  const filmOf = new Map(
    proposeStudy(
      'groups',
      entries.map(({ recognised }) => recognised),
    ).films.flatMap(({ name, files }) => files.map(({ file }) => [file, name] as const)),
  );
  const groups = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const { file, role } = entry.recognised;
    const state = stateOf(entry);
    const alone = state === 'read' ? '' : file;
    const key = [filmOf.get(file) ?? '', role ?? '', folderOf(file), endingOf(file), alone].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const all = entries.map(({ recognised }) => recognised.file);
  return [...groups.values()].map((files) => {
    const [first] = files;
    const paths = files.map(({ recognised }) => recognised.file);
    return {
      name: nameOf(paths, all),
      files,
      role: first.recognised.role ?? null,
      film: filmOf.get(first.recognised.file) ?? null,
      state: stateOf(first),
    };
  });
}

/** A pattern, or two; names that no few patterns fit are told by the first. */
function nameOf(paths: readonly string[], all: readonly string[]): string {
  const patterns = patternsOf(paths, all);
  return patterns.length <= 2 ? patterns.join(', ') : `${patterns[0]} and others`;
}
