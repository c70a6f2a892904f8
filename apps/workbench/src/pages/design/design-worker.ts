import type { DesignAnswer, DesignRequest, Outcome } from '@modalgain/compute';
import { lazyWorker } from '../../engine/start-worker';
import type { StudySnapshot } from '../../model/snapshot';
import type { DesignWorker } from '../../workers/design.worker';

const start = (): Worker =>
  new Worker(new URL('../../workers/design.worker.ts', import.meta.url), { type: 'module' });

/** The curve of the present film: has to answer within a frame. */
const curveWorker = lazyWorker<DesignWorker>(start);
/** Maps and the list of materials, so that they never stand before a slider. */
export const mapWorker = lazyWorker<DesignWorker>(start);

type Study = Pick<StudySnapshot, 'text' | 'files'>;

let openedOf: Study | undefined;
let opening: ReturnType<ReturnType<typeof curveWorker.call>['open']> | undefined;

/** A question with the study that it is asked of. */
export interface DesignQuestion {
  readonly study: Study;
  readonly request: DesignRequest;
}

/** Asks the worker, which reads each study once. */
export async function askDesign({ study, request }: DesignQuestion): Promise<Outcome<DesignAnswer>> {
  const worker = curveWorker.call();
  if (opening === undefined || openedOf?.text !== study.text || openedOf.files !== study.files) {
    openedOf = study;
    opening = worker.open({ ...study, file: 'study.yaml' });
  }
  const opened = await opening;
  return opened.kind === 'problem' ? opened : worker.tryFilm(request);
}
