import { renderFigures, svgDocument, type Figure } from '@modalgain/figures';
import { replaceOutput } from './output-folder.js';

/**
 * Writes what a command has found into a folder, in the place of what it has written there before: the document that it prints with `--json`, and
 * its figures.
 *
 * @throws InputError for a folder that holds something else, or cannot be written
 */
export async function writeAnswer(task: {
  readonly folder: string;
  /** Of the command: the document is `<command>.json`. */
  readonly command: string;
  readonly document: unknown;
  readonly figures: readonly Figure[];
  readonly signal: AbortSignal;
}): Promise<void> {
  const { folder, command, document, figures, signal } = task;
  const lastFile = `${command}.json`;
  const drawn = renderFigures(figures, svgDocument());
  const files = new Map([
    ...drawn.map(({ name, svg }) => [`figures/${name}.svg`, svg] as const),
    [lastFile, `${JSON.stringify(document, null, 2)}\n`] as const,
  ]);
  await replaceOutput({ folder, files, lastFile, force: false, signal });
}
