import {
  absorbingMode,
  hasAbsorbingMedia,
  neverGuides,
  numbersOf,
  searchedCutoffNm,
  withExtinction,
} from './absorbing-guide.js';
import { cutoffThickness, guidedModes, slabCutoffThicknessNm, slabMode } from '@modalgain/optics';
import type { Polarization, SlabMode, SlabOutcome, Stack } from '@modalgain/optics';

interface Medium {
  readonly name: string;
  readonly index: number;
  /** k above 0, where the medium absorbs. */
  readonly extinction?: number;
  /** dn/dlambda, where it is known. */
  readonly dispersionPerNm?: number;
}

/** What lies around every film of a study, at the emission wavelength. */
export interface Surroundings {
  readonly wavelengthNm: number;
  readonly cover: Medium;
  readonly substrate: Medium;
  /** Between film and substrate, from the film down. */
  readonly underlayers?: readonly {
    readonly index: number;
    readonly extinction?: number;
    readonly thicknessNm: number;
    readonly dispersionPerNm?: number;
  }[];
}

/** A film as far as its guiding goes. */
export interface FilmGeometry {
  readonly thicknessNm: number;
  readonly filmIndex: number;
}

interface WhichMode {
  readonly polarization?: Polarization;
  readonly order?: number;
}

/** The numbers of a mode that the pipeline uses; its group index is that of media without dispersion. */
export type FilmMode = Omit<SlabMode, 'thicknessSensitivityPerNm' | 'confinementEnergy'> & {
  /** Undefined beside a metal, whose energy needs its dispersion. */
  readonly confinementEnergy: number | undefined;
};

/** The mode of a film within a study's surroundings; a film of no thickness guides nothing. TE0 where none is named. */
export function modeOf(
  around: Surroundings,
  { thicknessNm, filmIndex }: FilmGeometry,
  { polarization = 'TE', order = 0 }: WhichMode = {},
): FilmMode | Extract<SlabOutcome, { kind: 'cut-off' }> {
  if (!(thicknessNm > 0)) return { kind: 'cut-off' };
  if (hasAbsorbingMedia(around)) {
    const stack = withExtinction(stackOf(around, { thicknessNm, filmIndex }), around);
    const mode = absorbingMode(stack, polarization, order);
    return mode ? numbersOf(mode) : { kind: 'cut-off' };
  }
  if (hasUnderlayers(around)) {
    const mode = guidedModes(stackOf(around, { thicknessNm, filmIndex }), polarization, order + 1).at(order);
    if (mode === undefined) return { kind: 'cut-off' };
    return {
      kind: 'guided',
      effectiveIndex: mode.effectiveIndex[0],
      groupIndex: mode.groupIndex,
      confinementPower: mode.confinement.power,
      confinementModal: mode.confinement.modal[0],
      confinementEnergy: mode.confinement.energy,
    };
  }
  return slabMode({ ...slabOf(around, filmIndex), thicknessNm, polarization, order });
}

/**
 * Thickness from which a film of this index guides a mode; 0 where the layers below it guide already, Infinity where no
 * thickness does.
 */
export function cutoffOf(
  around: Surroundings,
  filmIndex: number,
  { polarization = 'TE', order = 0 }: WhichMode = {},
): number {
  if (hasAbsorbingMedia(around)) {
    if (neverGuides(around, filmIndex, polarization)) return Infinity;
    const guides = (thicknessNm: number): boolean =>
      modeOf(around, { thicknessNm, filmIndex }, { polarization, order }).kind === 'guided';
    return searchedCutoffNm(guides, around.wavelengthNm);
  }
  if (!hasUnderlayers(around))
    return slabCutoffThicknessNm({ ...slabOf(around, filmIndex), polarization, order });
  const stack = stackOf(around, { thicknessNm: around.wavelengthNm, filmIndex });
  const cutoff = cutoffThickness({ stack, polarization, order });
  if (cutoff.kind === 'cut-off') return cutoff.thicknessNm;
  return cutoff.kind === 'guided-at-any-thickness' ? 0 : Infinity;
}

/** The cut-off thickness of TE0 as results state it: null where no thickness guides. */
export function finiteCutoffOf(around: Surroundings, filmIndex: number): number | null {
  const thicknessNm = cutoffOf(around, filmIndex);
  return Number.isFinite(thicknessNm) ? thicknessNm : null;
}

const hasUnderlayers = ({ underlayers = [] }: Surroundings): boolean => underlayers.length > 0;

function slabOf({ cover, substrate, wavelengthNm }: Surroundings, filmIndex: number) {
  return { coverIndex: cover.index, substrateIndex: substrate.index, filmIndex, wavelengthNm };
}

/** The stack of a film in its surroundings, without dispersion: `groupIndexOfDispersion` adds it. */
export function stackOf(around: Surroundings, { thicknessNm, filmIndex }: FilmGeometry): Stack {
  const { cover, substrate, underlayers = [], wavelengthNm } = around;
  const layers = [
    { index: cover.index },
    { index: filmIndex, thicknessNm },
    ...underlayers.map((layer) => ({ index: layer.index, thicknessNm: layer.thicknessNm })),
    { index: substrate.index },
  ];
  return { wavelengthNm, layers, film: 1 };
}

/** How far around lies a medium whose index is changed to see what the mode makes of it. */
const indexStep = 1e-4;

/**
 * What the dispersion of film and media adds to the group index of a mode: -lambda sum_j dN/dn_j dn_j/dlambda, with dN/dn of
 * the film being confinementModal. 0 for media whose dispersion is not known.
 */
export function groupIndexOfDispersion(
  around: Surroundings,
  film: FilmGeometry & { readonly dispersionPerNm: number },
  which: WhichMode = {},
): number {
  const mode = modeOf(around, film, which);
  if (mode.kind === 'cut-off') return 0;
  const effectiveIndexOf = (changed: Surroundings): number => {
    const moved = modeOf(changed, film, which);
    return moved.kind === 'guided' ? moved.effectiveIndex : mode.effectiveIndex;
  };
  const bySide = (side: 'cover' | 'substrate'): number => {
    const { index, dispersionPerNm = 0 } = around[side];
    if (dispersionPerNm === 0) return 0;
    const [above, below] = [indexStep, -indexStep].map((step) =>
      effectiveIndexOf({ ...around, [side]: { ...around[side], index: index + step } }),
    );
    return ((above - below) / (2 * indexStep)) * dispersionPerNm;
  };
  const underlayers = around.underlayers ?? [];
  const byUnderlayer = underlayers.map(({ index, dispersionPerNm = 0 }, i) => {
    if (dispersionPerNm === 0) return 0;
    const moved = (step: number): number =>
      effectiveIndexOf({
        ...around,
        underlayers: underlayers.with(i, { ...underlayers[i], index: index + step }),
      });
    return ((moved(indexStep) - moved(-indexStep)) / (2 * indexStep)) * dispersionPerNm;
  });
  const slope =
    mode.confinementModal * film.dispersionPerNm +
    bySide('cover') +
    bySide('substrate') +
    byUnderlayer.reduce((sum, each) => sum + each, 0);
  return -around.wavelengthNm * slope;
}
