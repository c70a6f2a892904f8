import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
const reporter = new URL('report-usage.mjs', import.meta.url).href;
const command = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');

/** The command line with some arguments, as a process of its own. */
export const startModalgain = (...options) =>
  spawn(process.execPath, ['--import', reporter, command, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** Runs `modalgain sweep` to its end: its wall and processor time in s and the most memory in MB that it held. */
export async function sweepRun(...options) {
  const start = performance.now();
  const child = startModalgain('sweep', ...options);
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += text));
  const status = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`modalgain sweep ${options.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds, ...JSON.parse(stderr.trimEnd().split('\n').at(-1)) };
}
