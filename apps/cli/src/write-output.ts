import { figuresOf, renderFigures, svgDocument } from '@modalgain/figures';
import { runFiles } from '@modalgain/report';
import { reportFonts } from '@modalgain/report/node';
import type { Results } from '@modalgain/study';
import { exportedFiles, type ExportRequest } from './export/exported-files.js';
import { replaceOutput } from './output-folder.js';

/** What a run has left in a folder. */
export interface WrittenOutput {
  readonly folder: string;
  readonly files: readonly string[];
}

interface OutputRequest {
  readonly results: Results;
  readonly outFolder: string;
  readonly exports: ExportRequest;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/**
 * Writes results.json, tables, figures, the report and what else was asked for in the place of those of an earlier run.
 *
 * @throws InputError for a folder that holds something else, or cannot be written
 */
export async function writeOutput({
  results,
  outFolder,
  exports,
  force,
  signal,
}: OutputRequest): Promise<WrittenOutput> {
  const figures = renderFigures(figuresOf(results), svgDocument());
  signal.throwIfAborted();
  const own = runFiles(results, { figures, fonts: await reportFonts() });
  const files = new Map([...own, ...(await exportedFiles(results, own, exports))]);
  await replaceOutput({ folder: outFolder, files, lastFile: 'results.json', force, signal });
  return { folder: outFolder, files: [...files.keys()] };
}
