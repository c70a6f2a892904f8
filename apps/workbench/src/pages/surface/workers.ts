import type { FilmFiles, ImageRegions, Outcome, SurfaceSettings } from '@modalgain/compute';
import { latestOnly } from '../../engine/latest-only';
import { lazyWorker } from '../../engine/start-worker';
import type { SurfaceWorker } from '../../workers/surface.worker';

const worker = lazyWorker<SurfaceWorker>(
  () => new Worker(new URL('../../workers/surface.worker.ts', import.meta.url), { type: 'module' }),
);

export type OpenedFilm =
  Awaited<ReturnType<SurfaceWorker['open']>> extends Outcome<infer Value> ? Value : never;

/** A film with the files that it may need, and all files of the study, by whose identity a state is known. */
export interface FilmRequest {
  readonly film: FilmFiles;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface Opening extends Pick<FilmRequest, 'files'> {
  readonly text: string;
  readonly answer: Promise<Outcome<OpenedFilm>>;
}

/** By film; what the worker holds. */
const openings = new Map<string, Opening>();

/** Reads the scans of a film on the worker, once for each state of the study. */
export function openFilm({ film, files }: FilmRequest): Promise<Outcome<OpenedFilm>> {
  const known = openings.get(film.film);
  if (known?.text === film.text && known.files === files) return known.answer;
  const answer = worker.call().open(film);
  openings.set(film.film, { text: film.text, files, answer });
  return answer;
}

interface ScanRequest extends FilmRequest {
  readonly scan: number;
  readonly settings: SurfaceSettings;
}

interface ImageRequest extends FilmRequest {
  readonly regions: ImageRegions | null;
}

const newTasks = () => ({
  describe: latestOnly(async ({ scan, settings, ...request }: ScanRequest) => {
    const opened = await openFilm(request);
    if (opened.kind === 'problem') return opened;
    return worker.call().describe(request.film.film, scan, settings);
  }),
  compare: latestOnly(async (request: ScanRequest & { readonly before: FilmFiles }) => {
    const { before, film, files, scan, settings } = request;
    for (const each of [before, film]) {
      const opened = await openFilm({ film: each, files });
      if (opened.kind === 'problem') return opened;
    }
    return worker.call().compare(before.film, { film: film.film, scan, settings });
  }),
  image: latestOnly(async ({ regions, ...request }: ImageRequest) => {
    const opened = await openFilm(request);
    if (opened.kind === 'problem') return opened;
    return worker.call().image(request.film.film, regions);
  }),
});

let tasks = newTasks();

/** What the page asks; while one request is under way only the newest of those that follow is kept. */
export const surfaceTasks = (): typeof tasks => tasks;

/** Ends what is under way; what waits for it is never answered. */
export function cancelSurface(): void {
  worker.stop();
  openings.clear();
  tasks = newTasks();
}
