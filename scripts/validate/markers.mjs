// Tables that scripts write into pages of the documentation.
import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between two marker lines of a page; a page without them ends the process with 2. */
export function writeBetween(file, markers, text) {
  const page = readFileSync(file, 'utf8');
  const [before, rest = ''] = page.split(markers[0]);
  const after = rest.split(markers[1]).at(1);
  if (after === undefined) {
    console.error(`${file} lacks the lines "${markers.join('" and "')}", between which the tables go.`);
    process.exit(2);
  }
  writeFileSync(file, `${before}${markers[0]}\n\n${text}\n\n${markers[1]}${after}`);
}
