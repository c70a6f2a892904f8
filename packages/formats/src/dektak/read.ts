import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { readText } from '../read-text.js';
import { readProfile } from './profile.js';
import { firstHeading } from './sniff.js';
import { isHeading } from './heading.js';

/** Reads the profile of a stylus profiler as a height map of one row. */
export function readDektak({ name, bytes }: NamedBytes): FileContent {
  // The program ends lines with one or two carriage returns before the line feed.
  const lines = readText(bytes, name)
    .split('\n')
    .map((line) => line.trimEnd());
  if (!isHeading(lines[0], firstHeading)) {
    throw new UnreadableFileError('found no "Scan Parameters" at the beginning: no profile of a Dektak.', {
      line: 1,
    });
  }
  const { title, step, heights } = readProfile(lines);
  const notes = ['A profile: a height map of one row, as high as its points are apart.', ...settings(lines)];
  const map = heightMapOf({
    title,
    columns: heights.length,
    rows: 1,
    width: step * heights.length,
    height: step,
    lateralUnit: 'm',
    valueUnit: 'm',
    data: heights,
    mask: undefined,
    notes,
  });
  return { measurements: map ? [map] : [], notes };
}

const told = ['Stylus', 'Force', 'Length', 'Duration', 'Resolution', 'Profile'];

/** "name,value" lines before the first blank one. */
function settings(lines: readonly string[]): string[] {
  const end = lines.findIndex((line, index) => index > 1 && line.trim() === '');
  return lines.slice(1, Math.max(end, 1)).flatMap((line) => {
    const [name, ...value] = line.split(',').map((cell) => cell.trim());
    return told.includes(name) ? [`${name}: ${value.filter((part) => part !== '').join(', ')}.`] : [];
  });
}
