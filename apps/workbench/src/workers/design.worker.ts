import {
  liveGuide,
  materialEntries,
  netGainMap,
  outcomeOf,
  tryFilm,
  type DesignRequest,
  type LiveGuide,
  type NetGainMap,
  type NetGainMapRequest,
  type StudyFiles,
} from '@modalgain/compute';
import { expose, transfer } from 'comlink';

let live: LiveGuide | undefined;

/** The study that was opened last; a page opens one before it asks. */
function opened(): LiveGuide {
  if (live) return live;
  throw new Error('The design worker was asked before a study was opened.');
}

/** Live work of the design page. */
const functions = {
  open: (study: StudyFiles) =>
    outcomeOf(() => {
      live = liveGuide(study);
    }),
  tryFilm: (request: DesignRequest) => outcomeOf(() => tryFilm(opened(), request)),
  map: (request: NetGainMapRequest): NetGainMap | undefined => {
    const map = netGainMap(request);
    return map && transfer(map, [map.netGainPerCm.buffer]);
  },
  materials: (wavelengthNm: number) => materialEntries(wavelengthNm),
};

export type DesignWorker = typeof functions;

expose(functions);
