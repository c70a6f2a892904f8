import path from 'node:path';
import { readText } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { runStudy, serialiseResults } from '@modalgain/study';
import type { Results } from '@modalgain/study';
import { defaultOutFolder } from './default-out-folder.js';
import { progressBar } from './progress.js';
import type { WrittenOutput } from './write-output.js';

interface Analysis {
  readonly studyFile: string;
  readonly out?: string;
  readonly json: boolean;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/**
 * Runs a study file of this computer and writes what comes out, unless only its JSON was asked for. Nothing is written
 * before everything is computed.
 */
export async function analyseStudy({
  studyFile,
  out,
  json,
  force,
  signal,
}: Analysis): Promise<{ results: Results; written?: WrittenOutput }> {
  const folder = path.dirname(studyFile);
  const file = path.basename(studyFile);
  const source = folderSource(folder);
  const text = readText(await source.read(file), file);
  const { progress, end } = progressBar();
  try {
    const results = await runStudy({ text, file, source, progress, signal });
    if (json && out === undefined) return { results };
    const { writeOutput } = await import('./write-output.js');
    const outFolder = out ?? path.join(folder, defaultOutFolder);
    return {
      results,
      written: await writeOutput({ results, json: serialiseResults(results), outFolder, force, signal }),
    };
  } finally {
    end();
  }
}
