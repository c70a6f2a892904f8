import type { EllipsometryScan } from '@modalgain/measurements';
import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { EllipsometryLayer } from '@modalgain/optics';
import type { StackFile } from '../stack/index.js';

/**
 * The layers of a stack file as Psi and Delta are computed of them, cover first.
 *
 * @throws UnsupportedFeatureError for a thick layer whose light does not interfere
 */
export function ellipsometryLayers(stack: StackFile, atNm: number): EllipsometryLayer[] {
  const thick = stack.layers.findIndex(({ coherent }) => !coherent);
  if (thick !== -1) {
    throw new UnsupportedFeatureError(
      'found an incoherent layer, whose rear side Psi and Delta are not computed with; make it the substrate, and roughen or tape the rear side in the measurement.',
      { file: stack.file, field: `layers[${stack.layers[thick].entry}]` },
    );
  }
  const { layers } = stack.stackAt(atNm);
  return stack.layers.map(({ nkAt, name, thickness }, position) => ({
    nkAt,
    ...(layers[position].extraordinaryIndex !== undefined && {
      extraordinaryNkAt: (wavelengthNm: number) => extraordinaryOf(stack, position, wavelengthNm),
    }),
    ...(thickness && { thicknessNm: thickness.value }),
    ...(name !== undefined && { name }),
  }));
}

function extraordinaryOf(stack: StackFile, position: number, wavelengthNm: number): { n: number; k: number } {
  const { index, extraordinaryIndex = index } = stack.stackAt(wavelengthNm).layers[position];
  return typeof extraordinaryIndex === 'number' ? { n: extraordinaryIndex, k: 0 } : extraordinaryIndex;
}

/**
 * The rows of a scan within a range of wavelengths.
 *
 * @throws InputError where none is
 */
export function withinWavelengths(
  scan: EllipsometryScan,
  [from, to]: readonly [number, number],
): EllipsometryScan {
  const rows = [...scan.wavelengthNm.keys()].filter(
    (row) => scan.wavelengthNm[row] >= from && scan.wavelengthNm[row] <= to,
  );
  if (rows.length === 0) {
    const [low, high] = [Math.min(...scan.wavelengthNm), Math.max(...scan.wavelengthNm)];
    throw new InputError(
      `${scan.provenance.file} has wavelengths of ${low} to ${high} nm, expected some from ${from} to ${to} nm.`,
    );
  }
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  const { psiErrorDeg, deltaErrorDeg } = scan;
  return {
    ...scan,
    wavelengthNm: at(scan.wavelengthNm),
    angleDeg: at(scan.angleDeg),
    psiDeg: at(scan.psiDeg),
    deltaDeg: at(scan.deltaDeg),
    ...(psiErrorDeg && { psiErrorDeg: at(psiErrorDeg) }),
    ...(deltaErrorDeg && { deltaErrorDeg: at(deltaErrorDeg) }),
  };
}
