import { gwyddionHeader } from './gwyddion.js';
import type { MatrixHeader, MatrixLayout } from './header.js';
import { phaseImageHeader } from './phase-image.js';
import { spipHeader } from './spip.js';

const layouts: readonly MatrixLayout[] = [gwyddionHeader, spipHeader, phaseImageHeader];

/** The header in the first layout that fits; undefined where none does. */
export function matrixHeader(lines: readonly string[]): MatrixHeader | undefined {
  for (const layout of layouts) {
    const header = layout(lines);
    if (header) return header;
  }
  return undefined;
}

export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}
