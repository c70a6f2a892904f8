import { patternsOf, proposeStudy, type FileRole } from '@modalgain/study';
import { noStartChoices, withChoices, type StartChoices } from './propose.js';
import type { FileEntry } from './recognise.js';

/** Files of one film and one kind: a row of the Start page. */
export interface FileGroup {
  /** As a pattern where there are several, e.g. "stripe/SC1-*.csv". */
  readonly name: string;
  /** With what a person decided put in. */
  readonly files: readonly FileEntry[];
  readonly role: FileRole | null;
  /** The film that they seem to belong to. */
  readonly film: string | null;
  /** Read; to be confirmed, since name or content leave a doubt; damaged; no file of ours. */
  readonly state: 'read' | 'confirm' | 'damaged' | 'left-alone';
  /** Stripe scans of which some have no fluence. */
  readonly lacksFluence: boolean;
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');
const endingOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0] ?? '';

/** An entry as a person sees it. */
interface Seen {
  readonly entry: FileEntry;
  readonly state: FileGroup['state'];
}

function seen(entry: FileEntry, choices: StartChoices): Seen {
  const recognised = withChoices(entry.recognised, choices);
  if (!recognised) return { entry, state: 'left-alone' };
  return { entry: { ...entry, recognised }, state: stateOf({ ...entry, recognised }) };
}

function stateOf({ recognised, isOfKnownFormat, problem }: FileEntry): FileGroup['state'] {
  if (isOfKnownFormat && problem !== null) return 'damaged';
  if (recognised.certainty === 'not-recognised') return 'left-alone';
  return recognised.certainty === 'doubtful' ? 'confirm' : 'read';
}

/** Groups files by film, kind, folder and ending; those that need a look stand alone. In the order of the folder. */
export function groupFiles(
  entries: readonly FileEntry[],
  choices: StartChoices = noStartChoices,
): FileGroup[] {
  const all = entries.map((entry) => seen(entry, choices));
  const taken = all.flatMap(({ entry, state }) => (state === 'left-alone' ? [] : [entry.recognised]));
  const { films, recognised } = proposeStudy('groups', taken);
  const filmOf = new Map(films.flatMap(({ name, files }) => files.map(({ file }) => [file, name] as const)));
  const roleOf = new Map(recognised.map(({ file, role }) => [file, role]));
  const groups = new Map<string, Seen[]>();
  for (const one of all) {
    const { file } = one.entry.recognised;
    const isPutAside = choices.roles[file] === 'left-alone';
    const alone = isPutAside ? 'left alone' : one.state === 'read' ? '' : file;
    const owner = filmOf.get(file) ?? one.entry.recognised.parts.filmWords.join('-');
    const role = roleOf.get(file) ?? one.entry.recognised.role ?? '';
    const key = [owner, role, folderOf(file), endingOf(file), alone].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const paths = entries.map((entry) => entry.recognised.file);
  return [...groups.values()].map((group) => {
    const [{ entry: first, state }] = group;
    const { file, parts } = first.recognised;
    const files = group.map(({ entry }) => entry);
    const role = roleOf.get(file) ?? null;
    const named = films.find(({ name }) => name === parts.filmWords.join('-'));
    const lacksFluence = role === 'stripe' && !files.every(hasFluence);
    return {
      name: nameOf(
        files.map((entry) => entry.recognised.file),
        paths,
      ),
      files,
      role,
      film: filmOf.get(file) ?? (state === 'damaged' ? (named?.name ?? null) : null),
      state: state === 'read' && lacksFluence ? 'confirm' : state,
      lacksFluence,
    };
  });
}

const hasFluence = ({ recognised: { fluence, fluencesUjPerCm2, parts } }: FileEntry): boolean =>
  fluence !== undefined || fluencesUjPerCm2.length > 0 || parts.energy !== undefined;

/** A pattern, or two; names that no few patterns fit are told by the first. */
function nameOf(paths: readonly string[], all: readonly string[]): string {
  const patterns = patternsOf(paths, all);
  return patterns.length <= 2 ? patterns.join(', ') : `${patterns[0]} and others`;
}
