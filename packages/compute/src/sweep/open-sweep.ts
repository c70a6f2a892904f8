import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import type { CellValue, TableColumn } from '@modalgain/report';
import { readSweep, type SweepDocument } from '@modalgain/study';
import { openDesignGrid } from './design-grid.js';
import { openStudies } from './studies.js';
import { openVariations } from './variations.js';

/** What a sweep goes through: many studies, variations of one, or a grid of films that could be made. */
export type SweepName = SweepDocument['sweep']['kind'];

/** What a sweep goes through, numbered from 0: studies, variations of a study, or points of a design. */
export interface SweepUnits {
  readonly unitCount: number;
  /** So many are a part, unless the sweep says otherwise. */
  readonly usualUnitsPerPart: number;
  readonly table: SweepTable;
  /** What the outcome rests on beside the sweep file: study files and, where there is but one study, its raw files. */
  readonly inputs: () => Promise<readonly SweepInput[]>;
  /** What was found of some units that follow each other. */
  readonly linesOf: (first: number, count: number, signal?: AbortSignal) => Promise<SweptLines>;
}

/** What the lines of a sweep hold: known before any is computed. */
export interface SweepTable {
  readonly title: string;
  readonly columns: readonly TableColumn[];
}

/** The lines of some units, which of them could not be computed, and what they were found from. */
export interface SweptLines {
  readonly rows: readonly (readonly CellValue[])[];
  readonly failed: readonly FailedUnit[];
  /** Files of these units alone, by their paths from the sweep file; those of all units are inputs of the sweep. */
  readonly inputs: readonly SweepInput[];
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
export interface OpenSweep extends Pick<SweepUnits, 'unitCount' | 'inputs' | 'table'> {
  readonly title: string;
  readonly kind: SweepName;
  readonly unitsPerPart: number;
  readonly partCount: number;
  /** @throws InputError where the study of a grid cannot be analysed; AbortError */
  readonly linesOfPart: (part: number, signal?: AbortSignal) => Promise<SweptLines>;
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
  const { linesOf, unitCount, inputs, table } = units;
  return {
    title: sweep.title ?? file,
    kind: sweep.kind,
    unitCount,
    inputs,
    table,
    unitsPerPart,
    partCount,
    linesOfPart: (part, signal) => {
      const first = part * unitsPerPart;
      if (!Number.isInteger(part) || part < 0 || part >= partCount)
        throw new InputError(`has no part ${part}; its parts are 0 to ${partCount - 1}.`, { file });
      return linesOf(first, Math.min(unitsPerPart, unitCount - first), signal);
    },
  };
}

function unitsOf({ sweep, placeOf }: SweepDocument, source: FileSource): Promise<SweepUnits> {
  if (sweep.kind === 'studies') return openStudies(sweep, source, placeOf);
  if (sweep.kind === 'vary') return openVariations(sweep, source, placeOf);
  return openDesignGrid(sweep, source, placeOf);
}
