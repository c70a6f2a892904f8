/**
 * A module of this package for a worker thread, which runs built code alone: where this file runs from its source, as in tests, the one that was
 * built from the same source.
 *
 * @param path from the folder of what is built, e.g. `node/sweep/worker.js`
 */
export function builtModule(path: string): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? `../../dist/${path}` : `../${path}`, import.meta.url);
}
