import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { medianMilliseconds } from '../lib/median.mjs';

const root = path.join(import.meta.dirname, '..', '..');

/** The whole example study by the command line, from starting Node to the written report. */
export function exampleStudy() {
  const out = mkdtempSync(path.join(tmpdir(), 'modalgain-bench-study-'));
  const command = path.join(root, 'apps', 'cli', 'bin', 'modalgain.js');
  const study = path.join(root, 'examples', 'flat-stamping', 'study.yaml');
  try {
    const milliseconds = medianMilliseconds({ rounds: 3, calls: 1 }, () => {
      const { status, stderr } = spawnSync(process.execPath, [command, 'run', study, '--out', out], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`modalgain run failed: ${stderr}`);
    });
    return { milliseconds };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
