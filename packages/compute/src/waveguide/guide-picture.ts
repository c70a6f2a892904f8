import { modeProfile, type Mode, type Polarization } from '@modalgain/optics';
import type { DrawnMode } from '@modalgain/study';
import { layersOf, type GuideStack } from './guide-stack.js';
import { filmMode } from './film-mode.js';
import { modeName, modesOf, numbersOf, type ModeNumbers, type WhichMode } from './guide-modes.js';

/** A mode of a stack with its light in depth. */
export interface PictureMode extends WhichMode, ModeNumbers {
  readonly name: string;
  readonly groupIndex: number;
  /** Film thickness from which it is guided; null where no closed form tells it. */
  readonly fromNm: number | null;
  /** Share of the guided power in each region, cover to substrate. */
  readonly share: readonly number[];
  /** dN/dn of each region: what multiplies its gain or loss. */
  readonly modal: readonly number[];
  /** Guided power per nm as a share of the whole, at `xNm` of the picture. */
  readonly powerPerNm: Float64Array;
  /** As the figures of packages/figures take it. */
  readonly drawn: DrawnMode;
}

/** The first mode of a polarization that is not guided. */
export interface AbsentMode extends WhichMode {
  readonly name: string;
  /** Null where no thickness of the film guides it, or no closed form tells. */
  readonly fromNm: number | null;
}

/** A stack with its modes, for drawing. */
export interface GuidePicture {
  /** Depths of the profiles, 0 at the cover's interface, growing towards the substrate. */
  readonly xNm: Float64Array;
  readonly modes: readonly PictureMode[];
  readonly absent: readonly AbsentMode[];
}

const polarizations: readonly Polarization[] = ['TE', 'TM'];
/** Of each polarization; a film thick enough for more is no waveguide to design with. */
const mostModes = 6;
const profilePoints = 320;

/** @param outsideNm how far into cover and substrate profiles reach */
export function guidePicture(
  guide: GuideStack,
  outsideNm: readonly [cover: number, substrate: number],
): GuidePicture {
  const xNm = depthsOf(guide, outsideNm);
  const found = polarizations.map((polarization) => modesOf(guide, polarization, mostModes));
  return {
    xNm,
    modes: found.flatMap((modes) => modes.map((mode, order) => pictureMode(guide, mode, order, xNm))),
    absent: found.flatMap((modes, i) => {
      if (modes.length === mostModes) return [];
      const which = { polarization: polarizations[i], order: modes.length };
      return { ...which, name: modeName(which), fromNm: startNm(guide, which) };
    }),
  };
}

function pictureMode(guide: GuideStack, mode: Mode, order: number, xNm: Float64Array): PictureMode {
  const which = { polarization: mode.polarization, order };
  return {
    ...which,
    ...numbersOf(mode),
    name: modeName(which),
    groupIndex: mode.groupIndex,
    fromNm: startNm(guide, which),
    share: mode.powerShare ?? [],
    modal: mode.indexSensitivity.map(([real]) => real),
    powerPerNm: modeProfile(mode, xNm).powerDensityPerNm,
    drawn: drawnMode(mode, order),
  };
}

/** Its numbers alone, without the field: they cross from a worker. */
const drawnMode = (mode: Mode, order: number): DrawnMode => ({
  kind: mode.kind,
  polarization: mode.polarization,
  order,
  effectiveIndex: mode.effectiveIndex,
  modalGainPerCm: mode.modalGainPerCm,
  confinement: mode.confinement,
  exceptional: mode.exceptional,
});

function startNm(guide: GuideStack, which: WhichMode): number | null {
  const cutoffNm = filmMode(guide, which).cutoffNm(guide.film.index);
  return cutoffNm !== null && Number.isFinite(cutoffNm) ? cutoffNm : null;
}

/** Evenly spaced depths, with both sides of every interface: power jumps there in TM. */
function depthsOf(guide: GuideStack, [above, below]: readonly [number, number]): Float64Array {
  const interfaces = interfacesNm(guide);
  const bottom = interfaces[interfaces.length - 1] + below;
  const even = Array.from(
    { length: profilePoints },
    (_, i) => -above + ((bottom + above) * i) / (profilePoints - 1),
  );
  const sides = interfaces.flatMap((x) => [x - 1e-6, x]);
  return Float64Array.from([...even, ...sides]).sort();
}

/** Depths of all interfaces, from 0 at the cover's. */
export function interfacesNm(guide: GuideStack): readonly number[] {
  let depth = 0;
  return [0, ...layersOf(guide).map(({ thicknessNm }) => (depth += thicknessNm))];
}
