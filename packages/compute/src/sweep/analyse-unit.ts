import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { campaignFilms, failedStudy, type CampaignStudy } from '@modalgain/report';
import { runStudy } from '@modalgain/study';
import type { SweptLines } from './open-sweep.js';

/** A study of a campaign, or one variation of a study. */
export interface StudyUnit extends CampaignStudy {
  /** The text of its study file. */
  readonly text: () => Promise<string>;
  readonly file: string;
  /** Path of its folder from the sweep file; ends with `/`, or is empty. */
  readonly folder: string;
  readonly source: FileSource;
  /** Whether the labels are what was varied in the study. */
  readonly varied: boolean;
}

/** The films of a unit as lines of the campaign's table; of one that cannot be analysed, the line that says why. */
async function linesOfUnit(unit: StudyUnit, signal: AbortSignal | undefined): Promise<SweptLines> {
  signal?.throwIfAborted();
  const { file, folder, source } = unit;
  try {
    const results = await runStudy({
      text: await unit.text(),
      file,
      source,
      withoutCurves: true,
      ...(signal && { signal }),
    });
    const inputs = results.inputs.map((input) => ({ file: folder + input.file, sha256: input.sha256 }));
    return { rows: campaignFilms(results, unit).rows, failed: [], inputs };
  } catch (error) {
    signal?.throwIfAborted();
    const problem = sentenceOf(error);
    return { rows: failedStudy(problem, unit).rows, failed: [{ unit: nameOf(unit), problem }], inputs: [] };
  }
}

/** A variation is told apart by what was varied; the labels of a study are read from its path. */
const nameOf = ({ study, labels, varied }: StudyUnit): string =>
  varied
    ? `${study} with ${Object.entries(labels)
        .map((entry) => entry.join(': '))
        .join(', ')}`
    : study;

/** One study that the program cannot cope with does not cost the other thousand. */
function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.sentence;
  return `a defect of the program, not of the input: ${error instanceof Error ? error.message : String(error)}`;
}

/** Lines of units, one below the other. */
export async function linesOfUnits(
  units: readonly StudyUnit[],
  signal: AbortSignal | undefined,
): Promise<SweptLines> {
  const found: SweptLines[] = [];
  for (const unit of units) found.push(await linesOfUnit(unit, signal));
  return {
    rows: found.flatMap(({ rows }) => rows),
    failed: found.flatMap(({ failed }) => failed),
    inputs: found.flatMap(({ inputs }) => inputs),
  };
}
