import { metresIn } from '../length-unit.js';

/** Metres in a unit of x, y and z; undefined where the header does not say. */
export interface XyzUnits {
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly z: number | undefined;
}

/** Longer headers belong to other formats. */
const mostHeaderLines = 20;

/** The pattern looks for three names at all places of a line: a long one would take for ever. */
const longestLabels = 200;

const labels = /^#?\s*"?x\b\s*(.*?)[\s,;"]+y\b\s*(.*?)[\s,;"]+z\b\s*(.*?)"?\s*$/i;

/**
 * The last line before the numbers that names x, y and z with or without units: "X[nm] Y[nm] Z[nm]", "# x (um), y (um),
 * z (nm)"; undefined where none does.
 */
export function xyzUnits(header: readonly string[]): XyzUnits | undefined {
  if (header.length > mostHeaderLines) return undefined;
  const named = header
    .map((line) => (line.length > longestLabels ? null : labels.exec(line)))
    .filter((match) => match !== null)
    .at(-1);
  if (!named) return undefined;
  const [x, y, z] = named.slice(1, 4).map(unitOf);
  if ([x, y, z].some((unit) => unit === 'other')) return undefined;
  const metres = (unit: number | 'other' | undefined) => (unit === 'other' ? undefined : unit);
  return { x: metres(x), y: metres(y), z: metres(z) };
}

/** Undefined for none; other for what is no length. */
function unitOf(text: string): number | 'other' | undefined {
  const unit = text.replace(/[()[\]/:]/g, '').trim();
  return unit === '' ? undefined : (metresIn(unit) ?? 'other');
}
