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

/** A film of which nothing is known but its file. */
export function filmOfFile(file: string, family = 0): FilmIdentity {
  return { name: path.parse(file).name, family, stampedFrom: null };
}
