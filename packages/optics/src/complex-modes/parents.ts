import { add, scale, type Complex } from '../complex.js';
import { guidedModes } from '../modes/guided-modes.js';
import type { Polarization } from '../polarization.js';
import type { ComplexIndex, Stack } from '../stack/stack.js';

/** Where to look for a mode: that of the lossless stack, with loss and gain added to first order. */
export interface Parent {
  readonly order: number;
  /** N. */
  readonly start: Complex;
}

/** The modes of the same stack without loss, gain and leak; none where there are metals or nothing is guided. */
export function losslessParents(stack: Stack, polarization: Polarization): Parent[] {
  const indices = stack.layers.flatMap(({ index, extraordinaryIndex = index }) => [
    index,
    extraordinaryIndex,
  ]);
  if (indices.some((index) => typeof index !== 'number' && index.n <= Math.abs(index.k))) return [];
  const layers = stack.layers.map((layer) => ({
    ...layer,
    index: realPart(layer.index),
    ...(layer.extraordinaryIndex !== undefined && { extraordinaryIndex: realPart(layer.extraordinaryIndex) }),
  }));
  return guidedModes({ wavelengthNm: stack.wavelengthNm, layers }, polarization).map((mode) => ({
    order: mode.order,
    start: stack.layers.reduce<Complex>((n, { index, extraordinaryIndex = index }, j) => {
      const normal = mode.normalIndexSensitivity[j][0];
      const inPlane = mode.indexSensitivity[j][0] - normal;
      const change: Complex = [0, 1];
      return add(n, scale(change, inPlane * extinction(index) + normal * extinction(extraordinaryIndex)));
    }, mode.effectiveIndex),
  }));
}

const realPart = (index: ComplexIndex): number => (typeof index === 'number' ? index : index.n);

const extinction = (index: ComplexIndex): number => (typeof index === 'number' ? 0 : index.k);
