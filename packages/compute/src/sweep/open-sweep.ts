import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import type { ResultTable } from '@modalgain/report';
import { readSweep, type SweepDocument } from '@modalgain/study';
import { openDesignGrid } from './design-grid.js';
import { openStudies } from './studies.js';
import { openVariations } from './variations.js';

/** What a sweep goes through, numbered from 0: studies, variations of a study, or points of a design. */
export interface SweepUnits {
  readonly unitCount: number;
  /** So many are a part, unless the sweep says otherwise. */
  readonly usualUnitsPerPart: number;
  /** What the outcome rests on beside the sweep file: study files and, where there is but one study, its raw files. */
  readonly inputs: () => Promise<readonly SweepInput[]>;
  /** What was found of some units that follow each other. */
  readonly tableOf: (first: number, count: number, signal?: AbortSignal) => Promise<SweptTable>;
}

/** The lines of some units, and which of them could not be computed. */
export interface SweptTable extends Omit<ResultTable, 'name'> {
  readonly failed: readonly FailedUnit[];
}

/** A file by its path from the sweep file. */
export interface SweepInput {
  readonly file: string;
  readonly sha256: string;
}

export interface FailedUnit {
  /** The study, or what was varied in it. */
  readonly unit: string;
  readonly problem: string;
}

/** A sweep that can be computed part by part, in any order and anywhere, with the same outcome. */
export interface OpenSweep extends Pick<SweepUnits, 'unitCount' | 'inputs'> {
  readonly title: string;
  readonly unitsPerPart: number;
  readonly partCount: number;
  /** @throws InputError where the study of a grid cannot be analysed; AbortError */
  readonly tableOfPart: (part: number, signal?: AbortSignal) => Promise<SweptTable>;
}

/** More parts are more files than a folder should hold. */
const mostParts = 200_000;

/**
 * Reads a sweep file and the study files that it names; nothing is analysed yet.
 *
 * @param source the folder of the sweep file
 * @throws InputError for the first thing that is wrong, with file, line and field
 */
export async function openSweep(request: {
  readonly text: string;
  readonly file: string;
  readonly source: FileSource;
}): Promise<OpenSweep> {
  const { text, file, source } = request;
  const document = readSweep(text, file);
  const { sweep, placeOf } = document;
  const units = await unitsOf(document, source);
  const unitsPerPart = sweep.unitsPerPart ?? units.usualUnitsPerPart;
  const partCount = Math.ceil(units.unitCount / unitsPerPart);
  if (partCount > mostParts)
    throw new InputError(
      `makes ${partCount} parts of ${unitsPerPart}; expected at most ${mostParts}. Set unitsPerPart to ${Math.ceil(units.unitCount / mostParts)} or more.`,
      placeOf(['unitsPerPart']),
    );
  const { tableOf, unitCount, inputs } = units;
  return {
    title: sweep.title ?? file,
    unitCount,
    inputs,
    unitsPerPart,
    partCount,
    tableOfPart: (part, signal) => {
      const first = part * unitsPerPart;
      if (!Number.isInteger(part) || part < 0 || part >= partCount)
        throw new InputError(`has no part ${part}; its parts are 0 to ${partCount - 1}.`, { file });
      return tableOf(first, Math.min(unitsPerPart, unitCount - first), signal);
    },
  };
}

function unitsOf({ sweep, placeOf }: SweepDocument, source: FileSource): Promise<SweepUnits> {
  if (sweep.kind === 'studies') return openStudies(sweep, source, placeOf);
  if (sweep.kind === 'vary') return openVariations(sweep, source, placeOf);
  return openDesignGrid(sweep, source, placeOf);
}
