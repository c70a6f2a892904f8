import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markdownFiles, textOf } from '../docs/pages.js';
import { isRunnable, runPage } from '../docs/run-page.js';

let folder = '';
const given = new Set<string>();
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-docs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the commands of a page do what it says', () => {
  it.each(markdownFiles().filter((page) => isRunnable(textOf(page))))(
    '%s',
    { timeout: 120_000 },
    async (page) => {
      expect(await runPage(textOf(page), folder)).toEqual([]);
      for (const code of verdictCodesIn(folder)) given.add(code);
    },
  );
});

describe('the reference of verdicts', () => {
  it('has every verdict that the runs of the pages gave', () => {
    const listed = [...textOf('docs/reference/verdicts.md').matchAll(/^\| `([^`]+)`/gm)].map(
      ([, code]) => new RegExp(`^${code.replaceAll('…', '.+')}$`),
    );
    expect(given.size).toBeGreaterThan(20);
    expect([...given].filter((code) => !listed.some((pattern) => pattern.test(code)))).toEqual([]);
  });
});

/** Codes of all verdicts in the results that a page's runs left in the folder. */
function verdictCodesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'results.json')
    .flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(/"code": ?"([^"]+)"/g)])
    .map(([, code]) => code);
}
