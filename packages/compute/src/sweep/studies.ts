import { readText, sha256, type FileSource } from '@modalgain/formats';
import { InputError, type InputPlace } from '@modalgain/numerics';
import type { SweepDocument, SweepKind } from '@modalgain/study';
import { analyseUnits, type StudyUnit } from './analyse-unit.js';
import { labelsOf } from './labels.js';
import type { SweepUnits } from './open-sweep.js';
import { subfolder } from './subfolder.js';

type Studies = Extract<SweepKind, { kind: 'studies' }>;

/**
 * The studies of a campaign in the natural order of their paths, each once.
 *
 * @throws InputError where a pattern names no file, or the labels do not fit a path
 */
export async function openStudies(
  { studies, labels }: Studies,
  source: FileSource,
  placeOf: SweepDocument['placeOf'],
): Promise<SweepUnits> {
  const files = await listed(studies, source, placeOf(['studies']));
  const known = files.map((file) => labelsOf(labels, file, placeOf(['labels'])));
  const unitAt = (index: number): StudyUnit => {
    const path = files[index];
    const cut = path.lastIndexOf('/') + 1;
    const file = path.slice(cut);
    const own = subfolder(source, path.slice(0, cut));
    const text = async (): Promise<string> => readText(await own.read(file), file);
    return { study: path, labels: known[index], text, file, source: own };
  };
  return {
    unitCount: files.length,
    usualUnitsPerPart: 1,
    inputs: () =>
      Promise.all(files.map(async (file) => ({ file, sha256: await sha256(await source.read(file)) }))),
    tableOf: async (first, count, signal) => {
      const units = Array.from({ length: count }, (_, i) => unitAt(first + i));
      const { table, failed } = await analyseUnits(units, signal);
      return { title: 'Films of all studies, one line a film', ...table, failed };
    },
  };
}

async function listed(patterns: readonly string[], source: FileSource, place: InputPlace): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const files = await source.list(pattern);
    if (files.length === 0) throw new InputError(`found no study "${pattern}" beside the sweep file.`, place);
    for (const file of files) found.add(file);
  }
  return [...found];
}
