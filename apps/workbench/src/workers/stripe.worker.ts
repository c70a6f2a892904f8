import {
  bootstrapScan,
  fitWindow,
  outcomeOf,
  refitFilm,
  spectraOfFilm,
  type BootstrapRequest,
  type FilmFiles,
  type WindowRequest,
} from '@modalgain/compute';
import { expose } from 'comlink';

/** Live work of the stripe page. A bootstrap is cancelled by ending the worker. */
const functions = {
  window: (request: WindowRequest) => fitWindow(request),
  refit: (film: FilmFiles) => outcomeOf(() => refitFilm(film)),
  spectra: (film: FilmFiles) => outcomeOf(() => spectraOfFilm(film)),
  bootstrap: (request: BootstrapRequest, progress: (done: number, total: number) => void) =>
    outcomeOf(() => bootstrapScan(request, progress)),
};

export type StripeWorker = typeof functions;

expose(functions);
