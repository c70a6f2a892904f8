import { sha256 } from '@modalgain/formats';
import { UnreadableFileError } from '@modalgain/numerics';
import { isOfType, pathOf, textOf, type CrateEntity, type CrateGraph } from './crate-graph.js';

/** The files that a description names, by their path in the archive's folder. */
export const describedFiles = (graph: CrateGraph): ReadonlyMap<string, CrateEntity> =>
  new Map(
    [...graph].flatMap(([id, entity]) => {
      const path = isOfType(entity, 'File') ? pathOf(id) : null;
      return path === null ? [] : [[path, entity] as const];
    }),
  );

/**
 * Are the files those that the archive describes? Unpacks one after the other.
 *
 * @throws UnreadableFileError with the first few files whose SHA-256 is another, or that are missing where all must be there
 */
export async function checkHashes(check: {
  readonly graph: CrateGraph;
  readonly read: (path: string) => Uint8Array | undefined;
  /** Other programs also describe files that they left out. */
  readonly mustHaveAll: boolean;
}): Promise<void> {
  const { graph, read, mustHaveAll } = check;
  const wrong: string[] = [];
  for (const [path, entity] of describedFiles(graph)) {
    const stated = textOf(entity, 'sha256')?.toLowerCase();
    const bytes = read(path);
    if (bytes === undefined && mustHaveAll) wrong.push(`"${path}" is missing`);
    if (bytes === undefined || stated === undefined) continue;
    const found = await sha256(bytes);
    if (found !== stated) wrong.push(`"${path}" differs (SHA-256 ${found.slice(0, 12)}…)`);
  }
  if (wrong.length === 0) return;
  const first = wrong.slice(0, 3).join(', ');
  const others = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
  throw new UnreadableFileError(
    `found other files than the archive describes: ${first}${others}; nothing was unpacked, ask for the archive again.`,
  );
}
