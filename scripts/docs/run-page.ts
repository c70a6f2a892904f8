import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runInProcess } from '../../apps/cli/test/run-in-process.js';
import { fencesOf, type Fence } from './markdown-parts.js';
import { root } from './pages.js';

/** How what a page says about its commands differs from what they did. */
export interface Difference {
  readonly line: number;
  readonly found: string;
}

const isRun = (info: string): boolean =>
  info.startsWith('sh run') && (process.env.MODALGAIN_DOCS === 'all' || !info.includes('slow'));

/** Whether a page has commands to be run. */
export const isRunnable = (markdown: string): boolean =>
  fencesOf(markdown).some(({ info }) => info.startsWith('sh run'));

/**
 * Does what a page says, in order: writes the files that it shows (`yaml file=NAME`), runs its commands (`sh run`, with
 * `exit=1` where the last one ends so) in `folder`, in which examples/ stands, and looks for the output that it shows
 * (`text output`) in what the commands before it printed. Blocks of `sh run slow` wait for `MODALGAIN_DOCS=all`.
 */
export async function runPage(markdown: string, folder: string): Promise<Difference[]> {
  cpSync(path.join(root, 'examples'), path.join(folder, 'examples'), { recursive: true });
  const differences: Difference[] = [];
  let printed = '';
  for (const fence of fencesOf(markdown)) {
    const { info, line, text } = fence;
    const file = /\bfile=(\S+)/.exec(info)?.[1];
    if (file !== undefined) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    } else if (isRun(info)) {
      const outcome = await runBlock(fence, folder);
      printed = outcome.printed;
      differences.push(...outcome.differences);
    } else if (info === 'text output') {
      const missing = firstMissingLine(text, printed);
      if (missing !== undefined) differences.push({ line, found: `not printed: ${missing}` });
    }
  }
  return differences;
}

async function runBlock({ info, text, line }: Fence, folder: string) {
  const differences: Difference[] = [];
  const commands = text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((command) => !/^\s*(#|$)/.test(command));
  let printed = '';
  for (const [index, command] of commands.entries()) {
    const wanted = index === commands.length - 1 ? Number(/exit=(\d+)/.exec(info)?.[1] ?? 0) : 0;
    const { status, stdout, stderr } = await runLine(command, folder);
    if (status !== wanted)
      differences.push({ line, found: `exit ${status} instead of ${wanted}: ${command}\n${stderr}` });
    printed += stdout + stderr;
  }
  return { differences, printed };
}

/** A line as a shell in the folder would run it; modalgain runs in this process, with the arguments that the shell makes. */
async function runLine(line: string, folder: string) {
  const [command, target] = line.split(/ > (\S+)$/) as [string, string?];
  if (!command.startsWith('npx modalgain ')) {
    execFileSync('sh', ['-c', line], { cwd: folder });
    return { status: 0, stdout: '', stderr: '' };
  }
  const args = execFileSync('sh', ['-c', command.replace('npx modalgain', "printf '%s\\0'")], {
    cwd: folder,
  });
  const home = process.cwd();
  process.chdir(folder);
  try {
    const outcome = await runInProcess(...args.toString().split('\0').slice(0, -1));
    if (target !== undefined) writeFileSync(target, outcome.stdout);
    return outcome;
  } finally {
    process.chdir(home);
  }
}

/** The first shown line that was not printed after the one before it; "…" stands for anything, blanks do not count. */
function firstMissingLine(shown: string, printed: string): string | undefined {
  const words = (text: string) => text.trim().replace(/\s+/g, ' ');
  const lines = printed.split('\n').map(words);
  let place = 0;
  for (const line of shown
    .split('\n')
    .map(words)
    .filter((text) => text !== '')) {
    const pattern = new RegExp(
      `^${line
        .split('…')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
        .join('.*')}$`,
      'u',
    );
    const next = lines.findIndex((text, index) => index >= place && pattern.test(text));
    if (next < 0) return line;
    place = next + 1;
  }
  return undefined;
}
