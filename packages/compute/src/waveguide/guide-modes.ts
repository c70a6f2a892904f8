import { findModes, guidedModes, type Mode, type Polarization } from '@modalgain/optics';
import { hasAbsorbingLayer, stackOf, type GuideStack } from './guide-stack.js';

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

export function numbersOf({ effectiveIndex, confinement }: Mode): ModeNumbers {
  return {
    effectiveIndex: effectiveIndex[0],
    confinementModal: confinement.modal[0],
    confinementPower: confinement.power ?? 0,
    confinementEnergy: confinement.energy ?? null,
  };
}
