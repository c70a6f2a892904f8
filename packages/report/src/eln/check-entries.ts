import { shrinksTooMuch, type ZipEntry } from '@modalgain/formats';
import { UnreadableFileError } from '@modalgain/numerics';
import { whyUnsafe } from './safe-path.js';

/** More is never unpacked, whatever an archive is packed from. */
const largestTotalBytes = 4 * 2 ** 30;

/**
 * Refuses, before anything is unpacked, an archive that would write elsewhere, twice, or fill the disk.
 *
 * @throws UnreadableFileError with the entry
 */
export function checkEntries(entries: readonly ZipEntry[], archiveBytes: number): void {
  const names = new Set<string>();
  for (const entry of entries) {
    const { name } = entry;
    const path = name.endsWith('/') ? name.slice(0, -1) : name;
    const why = whyUnsafe(path) ?? whyHostile(entry);
    if (why !== undefined) throw refused(name, `found ${why} in the archive`);
    // Some systems do not tell large letters from small ones, nor composed ones from others.
    const onAnySystem = path.normalize('NFC').toLowerCase();
    if (names.has(onAnySystem))
      throw refused(
        name,
        'found two files in the archive whose names are the same or differ only in large and small letters',
      );
    names.add(onAnySystem);
  }
  const sum = (of: (entry: ZipEntry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  if (sum(({ packedBytes }) => packedBytes) > archiveBytes) {
    throw new UnreadableFileError(
      'found files that overlap in the archive: refused as hostile, nothing was unpacked.',
    );
  }
  const total = sum(({ unpackedBytes }) => unpackedBytes);
  if (total > largestTotalBytes) {
    throw new UnreadableFileError(
      `found ${(total / 2 ** 30).toFixed(1)} GB to be unpacked, expected at most ${largestTotalBytes / 2 ** 30}; nothing was unpacked.`,
    );
  }
}

function whyHostile(entry: ZipEntry): string | undefined {
  if (entry.isLink) return 'a symbolic link';
  return shrinksTooMuch(entry) ? 'a file that unpacks to more than 100 times its size' : undefined;
}

/** Names of hostile archives are not repeated as they are: control characters would reach the terminal. */
const refused = (name: string, why: string): UnreadableFileError =>
  new UnreadableFileError(`${why}: refused, nothing was unpacked.`, {
    field: JSON.stringify(name.slice(0, 80)),
  });
