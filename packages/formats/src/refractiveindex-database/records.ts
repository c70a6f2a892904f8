import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { parseYaml } from '../refractiveindex-info/document.js';

/** A map of a catalog: its texts by key, and the maps that it holds. */
export interface CatalogRecord {
  readonly entries: ReadonlyMap<string, string>;
  readonly content: readonly CatalogRecord[];
}

/** The maps of a list in YAML, each with the maps of its `content`. */
export function parseRecords(text: string): CatalogRecord[] {
  return recordsOf(parseYaml(text).contents);
}

function recordsOf(node: unknown): CatalogRecord[] {
  return isSeq(node) ? node.items.flatMap((item) => (isMap(item) ? [recordOf(item)] : [])) : [];
}

function recordOf(map: YAMLMap): CatalogRecord {
  const entries = new Map<string, string>();
  let content: CatalogRecord[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    if (isScalar(value)) entries.set(String(key.value), String(value.value));
    else if (key.value === 'content') content = recordsOf(value);
  }
  return { entries, content };
}
