import { readText } from '@modalgain/formats';
import { UnreadableFileError } from '@modalgain/numerics';

/** An entity of the description of an archive, of whatever program. */
export type CrateEntity = Readonly<Record<string, unknown>>;

/** The entities of a description by their identifier. */
export type CrateGraph = ReadonlyMap<string, CrateEntity>;

const isRecord = (value: unknown): value is CrateEntity =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The graph of a `ro-crate-metadata.json`.
 *
 * @throws UnreadableFileError where the text is no JSON or has no graph
 */
export function readGraph(bytes: Uint8Array, name: string): CrateGraph {
  const graph = parsed(readText(bytes, name), name);
  const entities = isRecord(graph) ? graph['@graph'] : undefined;
  if (!Array.isArray(entities)) {
    throw new UnreadableFileError('found no list "@graph", expected the entities of an RO-Crate.', {
      field: name,
    });
  }
  const byId = new Map<string, CrateEntity>();
  for (const entity of entities as unknown[]) {
    if (isRecord(entity) && typeof entity['@id'] === 'string') byId.set(entity['@id'], entity);
  }
  return byId;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new UnreadableFileError(
      'found no JSON, expected the description of the archive.',
      { field: name },
      {
        cause: problem,
      },
    );
  }
}

/** A property that is a text; on one line, since it may reach a terminal. */
export const textOf = (entity: CrateEntity | undefined, key: string): string | null => {
  const value = entity?.[key];
  return typeof value === 'string' && value !== '' ? value.replaceAll(/\p{Control}/gu, ' ') : null;
};

/** What a property refers to: one entity or several, by identifier or written out in its place. */
export function referred(graph: CrateGraph, entity: CrateEntity | undefined, key: string): CrateEntity[] {
  const values: unknown[] = [entity?.[key]].flat();
  return values.flatMap((value): CrateEntity[] => {
    const id = isRecord(value) ? value['@id'] : value;
    const found = typeof id === 'string' ? graph.get(id) : undefined;
    if (found) return [found];
    return isRecord(value) ? [value] : [];
  });
}

export const isOfType = (entity: CrateEntity, type: string): boolean =>
  [entity['@type']].flat().includes(type);

/** The path from the archive's folder that an identifier stands for; null for addresses elsewhere. */
export function pathOf(id: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(id) || id.startsWith('#')) return null;
  const path = id.replace(/^(\.?\/)+/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    // Some programs write names as they are, and a "%" in one is no escape.
    return path;
  }
}
