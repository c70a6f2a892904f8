import path from 'node:path';
import { readText, recordingSource } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { runStudy } from '@modalgain/study';
import type { Results } from '@modalgain/study';
import { defaultOutFolder } from './default-out-folder.js';
import type { ExportRequest } from './export/exported-files.js';
import { progressBar } from './progress.js';
import type { WrittenOutput } from './write-output.js';

interface Analysis {
  readonly studyFile: string;
  readonly out?: string;
  readonly json: boolean;
  readonly force: boolean;
  readonly exports: Omit<ExportRequest, 'sources'>;
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
  exports,
  signal,
}: Analysis): Promise<{ results: Results; written?: WrittenOutput }> {
  const folder = path.dirname(studyFile);
  const file = path.basename(studyFile);
  const files = folderSource(folder);
  // Raw files are kept in memory only where an archive is to hold them.
  const { source, files: sources } = exports.forms.includes('eln')
    ? recordingSource(files)
    : { source: files, files: new Map<string, Uint8Array>() };
  const text = readText(await source.read(file), file);
  const { progress, end } = progressBar();
  try {
    const results = await runStudy({ text, file, source, progress, signal });
    if (json && out === undefined) return { results };
    const { writeOutput } = await import('./write-output.js');
    const outFolder = out ?? path.join(folder, defaultOutFolder);
    return {
      results,
      written: await writeOutput({
        results,
        outFolder,
        exports: { ...exports, sources },
        force,
        signal,
      }),
    };
  } finally {
    end();
  }
}
