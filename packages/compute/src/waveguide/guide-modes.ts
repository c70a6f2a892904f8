import {
  cutoffThickness,
  findModes,
  guidedModes,
  slabCutoffThicknessNm,
  slabMode,
  type Mode,
  type Polarization,
} from '@modalgain/optics';
import { hasAbsorbingLayer, isSlab, stackOf, withFilm, type GuideStack } from './guide-stack.js';

/** One mode among those of a stack: TE0 is `{polarization: 'TE', order: 0}`. */
export interface WhichMode {
  readonly polarization: Polarization;
  readonly order: number;
}

/** The numbers of a mode that curves, maps and errors need. */
export interface ModeNumbers {
  readonly effectiveIndex: number;
  readonly confinementModal: number;
  readonly confinementPower: number;
  /** Null beside a metal, whose energy needs its dispersion. */
  readonly confinementEnergy: number | null;
}

export const modeName = ({ polarization, order }: WhichMode): string => `${polarization}${order}`;

/** The first modes of a polarization, from the largest effective index down; empty where nothing is guided. */
export function modesOf(guide: GuideStack, polarization: Polarization, most = Infinity): readonly Mode[] {
  const stack = stackOf(guide);
  if (!hasAbsorbingLayer(guide)) return guidedModes(stack, polarization, most);
  const lightLine = lightLineOf(guide);
  return findModes(stack, polarization)
    .modes.filter(({ effectiveIndex }) => effectiveIndex[0] > lightLine)
    .slice(0, most);
}

/** Re N below which light propagates in cover or substrate; a metal, where Re epsilon is below 0, has no such line. */
export function lightLineOf({ cover, substrate }: GuideStack): number {
  const lines = [cover, substrate].map(({ index, extinction = 0 }) =>
    Math.sqrt(Math.max(0, index ** 2 - extinction ** 2)),
  );
  return Math.max(...lines);
}

/** One mode's numbers; undefined where it is not guided. Three layers take about a microsecond. */
export function modeNumbers(guide: GuideStack, { polarization, order }: WhichMode): ModeNumbers | undefined {
  const { thicknessNm, index: filmIndex } = guide.film;
  if (!(thicknessNm > 0)) return undefined;
  if (isSlab(guide) && !hasAbsorbingLayer(guide)) {
    const mode = slabMode({
      wavelengthNm: guide.wavelengthNm,
      coverIndex: guide.cover.index,
      substrateIndex: guide.substrate.index,
      filmIndex,
      thicknessNm,
      polarization,
      order,
    });
    return mode.kind === 'guided' ? mode : undefined;
  }
  const mode = modesOf(guide, polarization, order + 1).at(order);
  return mode && numbersOf(mode);
}

export function numbersOf({ effectiveIndex, confinement }: Mode): ModeNumbers {
  return {
    effectiveIndex: effectiveIndex[0],
    confinementModal: confinement.modal[0],
    confinementPower: confinement.power ?? 0,
    confinementEnergy: confinement.energy ?? null,
  };
}

/**
 * Film thickness from which a mode is guided; 0 where the other layers guide it already, Infinity where no thickness does,
 * null beside an absorbing layer, where no closed form holds.
 */
export function cutoffNmOf(guide: GuideStack, { polarization, order }: WhichMode): number | null {
  if (hasAbsorbingLayer(guide)) return null;
  const { wavelengthNm, cover, film, substrate } = guide;
  if (isSlab(guide)) {
    return slabCutoffThicknessNm({
      wavelengthNm,
      coverIndex: cover.index,
      substrateIndex: substrate.index,
      filmIndex: film.index,
      polarization,
      order,
    });
  }
  // The thickness of the film itself does not matter here.
  const cutoff = cutoffThickness({
    stack: stackOf(withFilm(guide, { thicknessNm: wavelengthNm })),
    polarization,
    order,
    layer: 1 + guide.above.length,
  });
  if (cutoff.kind === 'cut-off') return cutoff.thicknessNm;
  return cutoff.kind === 'guided-at-any-thickness' ? 0 : Infinity;
}
