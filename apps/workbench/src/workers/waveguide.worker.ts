import {
  confinementMap,
  liveGuide,
  materialCurve,
  materialEntries,
  outcomeOf,
  pumpProfile,
  solveGuide,
  type ConfinementMap,
  type ConfinementMapRequest,
  type GuideRequest,
  type LiveGuide,
  type StudyFiles,
} from '@modalgain/compute';
import { expose, transfer } from 'comlink';

let live: LiveGuide | undefined;

/** The study that was opened last; a page opens one before it asks. */
function opened(): LiveGuide {
  if (live) return live;
  throw new Error('The waveguide worker was asked before a study was opened.');
}

/** Live work of the waveguide page. */
const functions = {
  open: (study: StudyFiles) =>
    outcomeOf(() => {
      live = liveGuide(study);
    }),
  solve: (request: GuideRequest) => outcomeOf(() => solveGuide(opened(), request)),
  map: (request: ConfinementMapRequest): ConfinementMap | undefined => {
    const map = confinementMap(request);
    return map && transfer(map, [map.modal.buffer]);
  },
  pump: (
    tried: GuideRequest['tried'],
    pump: { readonly wavelengthNm: number; readonly n: number; readonly k: number },
    outsideNm: readonly [number, number],
  ) => outcomeOf(async () => pumpProfile(await opened().resolvePump(tried, pump), outsideNm)),
  materials: (wavelengthNm: number) => materialEntries(wavelengthNm),
  material: (name: string, rangeNm: readonly [number, number]) =>
    outcomeOf(() => materialCurve(name, rangeNm)),
};

export type WaveguideWorker = typeof functions;

expose(functions);
