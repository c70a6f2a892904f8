import path from 'node:path';
import type { Figure, FilmIdentity } from '@modalgain/figures';

/** What `--figure` is told as, in every command that has it. */
export const figureOption = ['--figure <file>', 'also draw it into an SVG file'] as const;

/**
 * Draws a figure into an SVG file, whole or not at all.
 *
 * @throws InputError for a name that does not end in .svg, or a place that cannot be written
 */
export async function writeFigure(file: string, figure: Figure): Promise<void> {
  await refuseFigureFile(file);
  const { renderFigures, svgDocument } = await import('@modalgain/figures');
  const { writeFileAtomically } = await import('@modalgain/formats/node');
  const { InputError } = await import('@modalgain/numerics');
  const [{ svg }] = renderFigures([figure], svgDocument());
  try {
    await writeFileAtomically(file, svg);
  } catch (problem) {
    throw new InputError(`the figure cannot be written there (${(problem as Error).message}).`, { file });
  }
}

/** To be called before a long analysis. */
export async function refuseFigureFile(file: string | undefined): Promise<void> {
  if (file === undefined || file.toLowerCase().endsWith('.svg')) return;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found --figure "${file}", expected a name that ends in .svg.`);
}

/** A film of which nothing is known but its files: the words that their names begin with in common. */
export function filmOfFiles(files: readonly string[]): FilmIdentity {
  const names = files.map((file) => path.parse(file).name);
  const [first, ...others] = names.map((name) => name.split(/[-_ ]+/));
  const differs = first.findIndex((word, i) => others.some((words) => words[i] !== word));
  const shared = differs === -1 ? names[0] : first.slice(0, differs).join('-');
  return { name: shared || names[0], family: 0, stampedFrom: null };
}
