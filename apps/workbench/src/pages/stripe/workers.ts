import { latestOnly } from '../../engine/latest-only';
import { lazyWorker } from '../../engine/start-worker';
import type { StripeWorker } from '../../workers/stripe.worker';
import type { BootstrapRequest, FilmFiles, WindowRequest } from '@modalgain/compute';
import { proxy } from 'comlink';

const createWorker = (): Worker =>
  new Worker(new URL('../../workers/stripe.worker.ts', import.meta.url), { type: 'module' });

/** Answers while a handle is dragged. */
const windowWorker = lazyWorker<StripeWorker>(createWorker);
/** Reads files and fits whole films: up to seconds. */
const filmWorker = lazyWorker<StripeWorker>(createWorker);
/** Busy for long; ended to cancel. */
const bootstrapWorker = lazyWorker<StripeWorker>(createWorker);

export const fitWindowNewest = latestOnly((request: WindowRequest) => windowWorker.call().window(request));

export const refitNewest = latestOnly((film: FilmFiles) => filmWorker.call().refit(film));

export const spectraNewest = latestOnly((film: FilmFiles) => filmWorker.call().spectra(film));

export const runBootstrap = (request: BootstrapRequest, progress: (done: number, total: number) => void) =>
  bootstrapWorker.call().bootstrap(request, proxy(progress));

export const stopBootstrap = (): void => bootstrapWorker.stop();
