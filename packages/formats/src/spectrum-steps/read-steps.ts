import { divideSpectra, joinSpectra } from '@modalgain/measurements';
import type { Provenance, SpectrumSeries } from '@modalgain/measurements';
import { InputError, UnreadableFileError } from '@modalgain/numerics';
import type { NamedBytes } from '../format.js';
import { sha256 } from '../sha256.js';
import { readSteps } from './steps.js';
import type { Steps } from './steps.js';

/** A series that was read from a list and the files that it names. */
export interface SpectrumSteps {
  /** Against the variable, rising; its provenance is that of the list. */
  readonly series: SpectrumSeries;
  /** Of each file, in the order of the list. */
  readonly parts: readonly Provenance[];
}

/**
 * Reads a list of spectra (a table with a column "file") and the files that it names, relative to the list, as one series.
 * Spectra are divided by the transmission of a filter; those of different integration times come to light per second.
 *
 * @param readSpectra reads the spectra of a file of any format by its path, which lies beside or below the list
 * @throws UnreadableFileError for a list that cannot be meant; InputError for files that do not fit together
 */
export async function readSpectrumSteps(
  list: NamedBytes,
  readSpectra: (path: string) => Promise<SpectrumSeries>,
): Promise<SpectrumSteps> {
  try {
    return await joinSteps(list, readSteps(list.bytes), readSpectra);
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file: list.name }) : problem;
  }
}

async function joinSteps(
  list: NamedBytes,
  steps: Steps,
  readSpectra: (path: string) => Promise<SpectrumSeries>,
): Promise<SpectrumSteps> {
  const parts: SpectrumSeries[] = [];
  for (const [step, file] of steps.files.entries()) {
    const series = await readSpectra(pathBeside(list.name, file));
    parts.push(stepOf(series, steps, step));
  }
  const joined = joinSpectra(inOrder(parts));
  const provenance: Provenance = {
    file: list.name,
    byteLength: list.bytes.length,
    sha256: await sha256(list.bytes),
    format: 'spectrum-steps',
    notes: [...steps.notes, ...timeNote(parts), ...commonNotes(parts)],
  };
  return { series: { ...joined, provenance }, parts: parts.map((part) => part.provenance) };
}

/** A path in the folder of the list or below it. */
function pathBeside(list: string, file: string): string {
  const words = file.replaceAll('\\', '/').split('/');
  if (words.some((word) => word === '..') || words[0] === '' || /^[a-z]:$/i.test(words[0])) {
    throw new UnreadableFileError(
      `found the path "${file}", expected a file in the folder of the list or below it.`,
    );
  }
  const folder = list.split('/').slice(0, -1);
  return [...folder, ...words.filter((word) => word !== '.')].join('/');
}

/** The one spectrum of a file with what the list says of it. */
function stepOf(series: SpectrumSeries, steps: Steps, step: number): SpectrumSeries {
  if (series.spectra.length !== 1) {
    throw new InputError(`holds ${series.spectra.length} spectra, expected one, as a step of a list.`, {
      file: series.provenance.file,
    });
  }
  const integrationTimeS = steps.integrationTimesS?.[step] ?? series.integrationTimeS;
  const own = (values: Float64Array): Float64Array => values.slice(step, step + 1);
  const { transmissions, references } = steps;
  const stated: SpectrumSeries = {
    ...series,
    variable: steps.variable,
    variableValues: own(steps.values),
    ...(integrationTimeS !== undefined && { integrationTimeS }),
  };
  const filtered = transmissions ? divideSpectra(stated, 'filter-transmission', own(transmissions)) : stated;
  return references ? divideSpectra(filtered, 'reference', own(references)) : filtered;
}

function inOrder(parts: readonly SpectrumSeries[]): readonly SpectrumSeries[] {
  return parts.toSorted((a, b) => a.variableValues[0] - b.variableValues[0]);
}

function timeNote(parts: readonly SpectrumSeries[]): readonly string[] {
  const times = parts.flatMap(({ integrationTimeS }) => integrationTimeS ?? []);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  if (times.length === 0) return [];
  if (least === most) return [`Integration time ${least} s for all spectra: intensities not divided by it.`];
  return [`Integration times from ${least} to ${most} s: each spectrum divided by its own.`];
}

/** What is true of every file but its integration time, which the list can replace; the rest stands in the provenance of each. */
function commonNotes([first, ...others]: readonly SpectrumSeries[]): readonly string[] {
  return first.provenance.notes.filter(
    (note) =>
      !note.startsWith('Integration time ') &&
      others.every(({ provenance }) => provenance.notes.includes(note)),
  );
}
