import { slugOf } from './slug.js';

/** A fenced block of code. */
export interface Fence {
  /** What stands behind the backticks, e.g. "sh run exit=1". */
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

/** The fenced blocks of a page, in order; blocks of list items lose their indent. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = [];
  let opened: { info: string; line: number; indent: string; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const mark = /^( *)```(.*)$/.exec(line);
    if (opened === undefined) {
      if (mark !== null) opened = { info: mark[2].trim(), line: index + 1, indent: mark[1], lines: [] };
    } else if (mark?.[2] === '') {
      fences.push({ info: opened.info, line: opened.line, text: opened.lines.join('\n') });
      opened = undefined;
    } else opened.lines.push(line.startsWith(opened.indent) ? line.slice(opened.indent.length) : line);
  }
  return fences;
}

/** The lines of a page's text: fenced blocks are blank. */
function proseOf(markdown: string): string {
  return markdown.replace(/^( *)```[^]*?^\1```$/gm, (block) => block.replace(/[^\n]/g, ''));
}

/** Targets of links and pictures that lie in the repository, e.g. "../validation.md#the-tables". */
export function relativeLinksOf(markdown: string): string[] {
  const text = proseOf(markdown).replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors that the headings of a page make; equal headings are numbered. */
export function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of proseOf(markdown).matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = slugOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Command lines of modalgain that a page shows, in fences of `sh` and in indented lists, without "npx modalgain". */
export function commandLinesOf(markdown: string): string[] {
  const shell = fencesOf(markdown)
    .filter(({ info }) => /^sh\b/.test(info))
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'));
  const indented = proseOf(markdown)
    .split('\n')
    .filter((line) => line.startsWith('    '))
    // What the command does stands two blanks or more behind it.
    .map((line) => line.trim().replace(/ {2,}.*/, ''));
  return [...shell, ...indented].flatMap((line) => {
    const command = /^(?:npx )?modalgain (.*)$/.exec(line.trim().replace(/ (?:#|>|\||&&|\|\|) .*/, ''));
    return command === null ? [] : [command[1]];
  });
}

/** The words of a command line, quotes taken off. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|\S)+/g)].map(([word]) => word.replace(/["']/g, ''));
}
