import type { Outcome } from '@modalgain/compute';
import { proxy } from 'comlink';
import { latestOnly } from '../../engine/latest-only';
import { lazyWorker, WorkerStopped } from '../../engine/start-worker';
import { studyFileName, type StudySnapshot } from '../../model/snapshot';
import type { NextFilmWorker } from '../../workers/next-film.worker';

const worker = lazyWorker<NextFilmWorker>(
  () => new Worker(new URL('../../workers/next-film.worker.ts', import.meta.url), { type: 'module' }),
  { rejectsWhenStopped: true },
);

type Study = Pick<StudySnapshot, 'text' | 'files'>;

/** How far the preparation of a study is. */
export interface Step {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

let opening: { readonly of: Study; readonly outcome: Promise<Outcome<void>> } | undefined;
let listener: ((step: Step) => void) | undefined;

function open(study: Study): Promise<Outcome<void>> {
  if (opening && opening.of.text === study.text && opening.of.files === study.files) return opening.outcome;
  const progress = proxy((step: Step) => listener?.(step));
  const outcome = worker.call().open({ ...study, file: studyFileName }, progress);
  opening = { of: study, outcome };
  outcome.catch(() => (opening = undefined));
  return outcome;
}

/**
 * Asks the worker of the next film for a study as it stands, which it analyses when it is first asked.
 *
 * @returns undefined where it was stopped
 */
export async function askNextFilm<Answer>(
  study: Study,
  ask: (call: ReturnType<typeof worker.call>) => Promise<Outcome<Answer>>,
  onStep: (step: Step) => void,
): Promise<Outcome<Answer> | undefined> {
  listener = onStep;
  try {
    const opened = await open(study);
    return opened.kind === 'problem' ? opened : await ask(worker.call());
  } catch (error) {
    if (error instanceof WorkerStopped) return undefined;
    throw error;
  }
}

/** Ends what is under way. */
export function stopNextFilm(): void {
  opening = undefined;
  worker.stop();
}

/** The newest treatment that was asked for. */
export const treatNewest = latestOnly(
  ({ study, asked, onStep }: Pick<DesignTask, 'study' | 'onStep'> & { readonly asked: object }) =>
    askNextFilm(study, (call) => call.treat(asked), onStep),
);

interface DesignTask {
  readonly study: Study;
  readonly wanted: object;
  readonly onStep: (step: Step) => void;
}

/** The newest search; those that were overtaken answer undefined. */
export const designNewest = latestOnly(({ study, wanted, onStep }: DesignTask) =>
  askNextFilm(study, (call) => call.design(wanted), onStep),
);
