import type { ComplexIndex, Mode } from '@modalgain/optics';
import type { StackModes } from './solve.js';

/** What `modalgain modes --json` prints of one stack. */
export function modesDocument({ read, stack, searches, cutoffs, notes }: StackModes): unknown {
  return {
    file: read.file,
    wavelengthNm: stack.wavelengthNm,
    layers: stack.layers.map(({ name, index, extraordinaryIndex, thicknessNm }, position) => ({
      ...(name !== undefined && { name }),
      index: pairOf(index),
      ...(extraordinaryIndex !== undefined && { extraordinaryIndex: pairOf(extraordinaryIndex) }),
      ...(thicknessNm !== undefined && { thicknessNm }),
      film: stack.film.includes(position),
    })),
    boundary: { cover: 'bound', substrate: 'bound', ...stack.boundary },
    modes: searches.flatMap(({ modes: found }) => found.map(modeDocument)),
    searches: searches.map(({ polarization, regions, completeness }) => ({
      polarization,
      regions,
      completeness,
    })),
    cutoffs: cutoffs.map(({ polarization, order, outcome }) => ({ polarization, order, ...outcome })),
    notes,
  };
}

const pairOf = (index: ComplexIndex): [number, number] =>
  typeof index === 'number' ? [index, 0] : [index.n, index.k];

/** All of a mode but the amplitudes from which its field is drawn. */
function modeDocument(mode: Mode): unknown {
  return { ...mode, field: undefined };
}
