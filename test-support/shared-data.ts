import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';

/** Reference files from outside that stand beside the checkout and are not part of the project. */
export const sharedDataFolder = path.resolve(import.meta.dirname, '..', '..', 'shared', 'data');

/** Absolute path of a reference file, e.g. `sharedData('nist/nist.json')`. */
export function sharedData(relativePath: string): string {
  return path.join(sharedDataFolder, relativePath);
}

export function sharedJson(relativePath: string): unknown {
  return JSON.parse(readFileSync(sharedData(relativePath), 'utf8'));
}

/** Whether the reference files are there: for tests that make one case a file. */
export const sharedDataIsThere = existsSync(sharedDataFolder);

/** A test that reads ../shared/data; skipped with that reason where the folder is absent. */
export function itWithSharedData(name: string, test: () => void | Promise<void>, timeoutMs?: number): void {
  it(
    name,
    async (context) => {
      if (!sharedDataIsThere) context.skip('needs the reference files of ../shared/data beside the checkout');
      await test();
    },
    timeoutMs,
  );
}
