import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markdownFiles, textOf } from '../docs/pages.js';
import { isRunnable, runPage } from '../docs/run-page.js';

let folder = '';
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
    },
  );
});
