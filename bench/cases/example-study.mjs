import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../lib/median.mjs';

const root = path.join(import.meta.dirname, '..', '..');
const reporter = new URL('../lib/report-processor-time.mjs', import.meta.url).href;
const command = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
const study = path.join(root, 'examples', 'flat-stamping', 'study.yaml');

/** The whole example study by the command line, from starting Node to the written report. */
export function exampleStudy() {
  const out = mkdtempSync(path.join(tmpdir(), 'modalgain-bench-study-'));
  try {
    return { milliseconds: median(Array.from({ length: 3 }, () => runStudy(out))) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Processor time of one run in milliseconds, all threads. */
function runStudy(out) {
  const run = ['--import', reporter, command, 'run', study, '--out', out];
  const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`modalgain run failed: ${stderr}`);
  return Number(stderr.trimEnd().split('\n').at(-1));
}
