import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { campaignFilms, failedStudy, type CampaignStudy, type TableContent } from '@modalgain/report';
import { runStudy } from '@modalgain/study';
import type { FailedUnit } from './open-sweep.js';

/** A study of a campaign, or one variation of a study. */
export interface StudyUnit extends CampaignStudy {
  /** The text of its study file. */
  readonly text: () => Promise<string>;
  readonly file: string;
  /** Its folder. */
  readonly source: FileSource;
}

/** The films of a unit as lines of the campaign's table; of one that cannot be analysed, the line that says why. */
export async function analyseUnit(
  unit: StudyUnit,
  signal: AbortSignal | undefined,
): Promise<{ readonly table: TableContent; readonly failed: readonly FailedUnit[] }> {
  signal?.throwIfAborted();
  const { file, source, study } = unit;
  try {
    const results = await runStudy({ text: await unit.text(), file, source, ...(signal && { signal }) });
    return { table: campaignFilms(results, unit), failed: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problem = error.sentence;
    return { table: failedStudy(problem, unit), failed: [{ unit: study, problem }] };
  }
}

/** Lines of units, one below the other. */
export async function analyseUnits(
  units: readonly StudyUnit[],
  signal: AbortSignal | undefined,
): Promise<{ readonly table: TableContent; readonly failed: readonly FailedUnit[] }> {
  const found = [];
  for (const unit of units) found.push(await analyseUnit(unit, signal));
  return {
    table: { columns: found[0].table.columns, rows: found.flatMap(({ table }) => table.rows) },
    failed: found.flatMap(({ failed }) => failed),
  };
}
