import { InputError, type InputPlace } from '@modalgain/numerics';

/**
 * What the path of a study says by a pattern: `films/{date}-{recipe}/study.yaml` on `films/2026-03-02-B/study.yaml` gives date and recipe. A part in
 * braces is as long as it can be and ends at a `/`.
 *
 * @throws InputError for a pattern without names, with one twice, or one that a path does not fit
 */
export function labelsOf(
  pattern: string | undefined,
  path: string,
  place: InputPlace,
): Readonly<Record<string, string>> {
  if (pattern === undefined) return {};
  const names = [...pattern.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const doubled = names.find((name, i) => names.indexOf(name) !== i);
  if (names.length === 0 || doubled !== undefined)
    throw new InputError(
      names.length === 0
        ? `found "${pattern}", expected names in braces, e.g. "films/{date}-{recipe}/study.yaml".`
        : `found {${doubled ?? ''}} twice; name each part once.`,
      place,
    );
  const literal = pattern.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const match = new RegExp(`^${literal.join('([^/]+)')}$`).exec(path);
  if (!match) throw new InputError(`"${pattern}" does not fit the study "${path}".`, place);
  return Object.fromEntries(names.map((name, i) => [name, match[i + 1]]));
}
