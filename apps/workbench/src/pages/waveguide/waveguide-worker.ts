import type { StudySnapshot } from '../../model/snapshot';
import { lazyWorker } from '../../engine/start-worker';
import type { WaveguideWorker } from '../../workers/waveguide.worker';

const start = (): Worker =>
  new Worker(new URL('../../workers/waveguide.worker.ts', import.meta.url), { type: 'module' });

/** Modes of the present point: has to answer within a frame. */
const guideWorker = lazyWorker<WaveguideWorker>(start);
/** Maps and materials, so that they never stand before a slider. */
export const mapWorker = lazyWorker<WaveguideWorker>(start);

let openedOf: Pick<StudySnapshot, 'text' | 'files'> | undefined;
let opening: ReturnType<ReturnType<typeof guideWorker.call>['open']> | undefined;

/** The worker of the guide, with the study opened in it. */
export async function openedGuideWorker({ text, files }: Pick<StudySnapshot, 'text' | 'files'>) {
  const worker = guideWorker.call();
  if (opening === undefined || openedOf?.text !== text || openedOf.files !== files) {
    openedOf = { text, files };
    opening = worker.open({ text, file: 'study.yaml', files });
  }
  return { worker, opened: await opening };
}
