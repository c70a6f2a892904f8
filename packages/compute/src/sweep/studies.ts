import { readText, type FileSource } from '@modalgain/formats';
import { InputError, type InputPlace } from '@modalgain/numerics';
import type { SweepDocument, SweepKind } from '@modalgain/study';
import { campaignColumns } from '@modalgain/report';
import { linesOfUnits, type StudyUnit } from './analyse-unit.js';
import { labelsOf } from './labels.js';
import type { SweepUnits } from './open-sweep.js';
import { inputOf } from './study-inputs.js';
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
  const names = Object.keys(known[0]);
  refuseTakenNames(names, placeOf(['labels']));
  const unitAt = (index: number): StudyUnit => {
    const path = files[index];
    const cut = path.lastIndexOf('/') + 1;
    const file = path.slice(cut);
    const own = subfolder(source, path.slice(0, cut));
    const text = async (): Promise<string> => readText(await own.read(file), file);
    return {
      study: path,
      labels: known[index],
      text,
      file,
      folder: path.slice(0, cut),
      source: own,
      varied: false,
    };
  };
  return {
    unitCount: files.length,
    usualUnitsPerPart: 1,
    table: {
      title: 'Films of all studies, one line a film',
      columns: campaignColumns(names),
    },
    inputs: () => Promise.all(files.map((file) => inputOf(source, file))),
    linesOf: async (first, count, signal) => {
      const units = Array.from({ length: count }, (_, i) => unitAt(first + i));
      const lines = await linesOfUnits(units, signal);
      const failed = new Set(lines.failed.map(({ unit }) => unit));
      const analysed = units.filter(({ study }) => !failed.has(study));
      const own = await Promise.all(analysed.map(({ study }) => inputOf(source, study)));
      return { ...lines, inputs: [...own, ...lines.inputs] };
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

function refuseTakenNames(names: readonly string[], place: InputPlace): void {
  const taken = campaignColumns([]).find(({ name }) => names.includes(name));
  if (taken)
    throw new InputError(
      `found {${taken.name}}: the table has a column of that name; choose another.`,
      place,
    );
}
