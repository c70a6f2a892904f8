import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** No -ffast-math: the floor keeps the same arithmetic that we do. */
const flags = ['-O3', '-march=native', '-std=c11'];

/**
 * Compiles `bench/c/NAME.c` into a temporary folder that goes when the process ends.
 * Answers `{ run(input) }`, the parsed JSON of a run with that standard input, or `{ skipped }`, why there is none.
 */
export function compileFloor(name) {
  const compiler = process.env.CC ?? 'gcc';
  const folder = mkdtempSync(path.join(tmpdir(), 'modalgain-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = path.join(folder, name);
  const source = path.join(import.meta.dirname, '..', 'c', `${name}.c`);
  const { error, status, stderr } = spawnSync(compiler, [...flags, source, '-o', program, '-lm'], {
    encoding: 'utf8',
  });
  if (error) return { skipped: `no C compiler: ${compiler} cannot be started (${error.code}); set CC` };
  if (status !== 0) return { skipped: `${compiler} cannot compile ${name}.c: ${stderr.split('\n')[0]}` };
  return { run: (input) => runProgram(program, input) };
}

function runProgram(program, input) {
  const { status, stdout, error } = spawnSync(program, { input, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${path.basename(program)} failed: ${error?.message ?? `exit code ${status}`}`);
  return JSON.parse(stdout);
}
