import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/**
 * For the tests of one command in this process: before each test an empty temporary folder and a silent stdout whose text is
 * kept; after it both are gone and the exit code is as before.
 */
export function capturedCommand(name: string): { folder: string; output: string } {
  const captured = { folder: '', output: '' };
  beforeEach(() => {
    captured.folder = mkdtempSync(path.join(tmpdir(), `modalgain-${name}-`));
    captured.output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      captured.output += String(text);
      return true;
    });
    process.exitCode = undefined;
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    rmSync(captured.folder, { recursive: true });
  });
  return captured;
}
