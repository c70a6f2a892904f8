import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { editStudy, readStudy, type SweepDocument, type SweepKind, type VariedEntry } from '@modalgain/study';
import { campaignColumns } from '@modalgain/report';
import { linesOfUnits, type StudyUnit } from './analyse-unit.js';
import { placesAt, pointCount } from './grid-order.js';
import type { SweepUnits } from './open-sweep.js';
import { openOneStudy } from './one-study.js';
import { studyInputsOf } from './study-inputs.js';

type Variations = Extract<SweepKind, { kind: 'vary' }>;

/**
 * One study with every combination of some values of its entries, the last entry running fastest.
 *
 * @throws InputError for a study that cannot be read, or a value that cannot stand where it is to
 */
export async function openVariations(
  { study, vary }: Variations,
  source: FileSource,
  placeOf: SweepDocument['placeOf'],
): Promise<SweepUnits> {
  const own = await openOneStudy(study, source);
  const { folder, file, text } = own;
  for (const entry of vary) refuseWrongValues(text, file, entry, placeOf);
  const counts = vary.map(({ values }) => values.length);
  const unitAt = (index: number): StudyUnit => {
    const places = placesAt(counts, index);
    const edits = vary.map(({ path, values }, i) => ({ path: path.map(stepOf), value: values[places[i]] }));
    const labels = Object.fromEntries(vary.map(({ key, values }, i) => [key, String(values[places[i]])]));
    return {
      study,
      labels,
      text: () => Promise.resolve(editStudy(text, edits)),
      file,
      folder,
      source: own.source,
      varied: true,
    };
  };
  return {
    unitCount: pointCount(counts),
    usualUnitsPerPart: 1,
    table: {
      title: 'Films of all variations, one line a film',
      columns: campaignColumns(vary.map(({ key }) => key)),
    },
    inputs: () => studyInputsOf(own),
    linesOf: (first, count, signal) =>
      linesOfUnits(
        Array.from({ length: count }, (_, i) => unitAt(first + i)),
        signal,
      ),
  };
}

/** Places of lists are numbers. */
const stepOf = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);

/** Each value by itself: what is wrong is told before anything is computed. */
function refuseWrongValues(
  text: string,
  file: string,
  { key, path, values }: VariedEntry,
  placeOf: SweepDocument['placeOf'],
): void {
  values.forEach((value, i) => {
    try {
      readStudy(editStudy(text, [{ path: path.map(stepOf), value }]), file);
    } catch (problem) {
      if (!(problem instanceof InputError)) throw problem;
      throw new InputError(
        `${String(value)} cannot stand there: ${problem.message}`,
        placeOf(['vary', key, i]),
      );
    }
  });
}
