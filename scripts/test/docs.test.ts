import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { readStudy, readSweep } from '@modalgain/study';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../apps/cli/src/program.js';
import { anchorsOf, commandLinesOf, fencesOf, relativeLinksOf, wordsOf } from '../docs/markdown-parts.js';
import { markdownFiles, root, textOf } from '../docs/pages.js';

const pages = markdownFiles();

describe('links', () => {
  it('that lie in the repository lead somewhere, anchors too', () => {
    expect(pages.flatMap((page) => brokenLinks(page).map((target) => `${page}: ${target}`))).toEqual([]);
  });
});

function brokenLinks(page: string): string[] {
  return relativeLinksOf(textOf(page)).filter((link) => {
    const [target, anchor] = decodeURI(link).split('#') as [string, string?];
    const file = target === '' ? page : path.posix.join(path.posix.dirname(page), target);
    const absolute = path.join(root, file);
    if (!existsSync(absolute)) return true;
    if (anchor === undefined) return false;
    return statSync(absolute).isDirectory() || !anchorsOf(textOf(file)).has(anchor);
  });
}

describe('the sidebar', () => {
  const sidebar = JSON.parse(textOf('docs/.vitepress/sidebar.json')) as { items: { page: string }[] }[];
  const listed = sidebar.flatMap(({ items }) => items.map(({ page }) => page));

  it('lists every page of docs once, and nothing that is not there', () => {
    const own = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/index.md');
    expect(own.filter((page) => !listed.includes(page))).toEqual([]);
    expect(listed.filter((page) => !existsSync(path.join(root, page)))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('command lines', () => {
  const shown = pages.flatMap((page) => commandLinesOf(textOf(page)).map((line) => ({ page, line })));

  it('are found', () => {
    expect(shown.length).toBeGreaterThan(100);
  });

  it('are such as the program takes: command, options, number of arguments', async () => {
    const refused: string[] = [];
    for (const { page, line } of shown) {
      const reason = await refusalOf(wordsOf(line));
      if (reason !== undefined) refused.push(`${page}: modalgain ${line}: ${reason}`);
    }
    expect(refused).toEqual([]);
  });

  it('with an option that is not there, or without a file, would be refused', async () => {
    expect(await refusalOf(['stripe', 'a.csv', '--windows', '20 um .. 60 um'])).toContain('unknown option');
    expect(await refusalOf(['stripe'])).toContain('missing required argument');
    expect(await refusalOf(['strip', 'a.csv'])).toContain('unknown command');
  });
});

/** What the command line says against these words; the commands themselves do nothing here. */
async function refusalOf(words: readonly string[]): Promise<string | undefined> {
  const program = createProgram();
  const silence = (command: Command): void => {
    command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    if (command !== program) command.action(() => undefined);
    command.commands.forEach(silence);
  };
  silence(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'exitCode' in error && error.exitCode === 0) return undefined;
    return String(error);
  }
}

describe('study and sweep files on the pages', () => {
  const files = pages.flatMap((page) =>
    fencesOf(textOf(page))
      .filter(({ info }) => info.startsWith('yaml'))
      .map(({ text, line }) => ({ text, place: `${page}:${line}` })),
  );
  const whole = (first: RegExp) => files.filter(({ text }) => first.test(text));

  it.each(whole(/^modalgain: 1$/m))('$place is a study', ({ text, place }) => {
    expect(() => readStudy(text, place)).not.toThrow();
  });

  it.each(whole(/^sweep: 1$/m))('$place is a sweep', ({ text, place }) => {
    expect(() => readSweep(text, place)).not.toThrow();
  });
});
