import { InputError } from '@modalgain/numerics';
import { findMaterial, materialGroupIndex, materialLibrary, type Material } from '@modalgain/optics';

/** A material of the library as a list shows it. */
export interface MaterialEntry {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly rangeNm: readonly [number, number];
  /** At the wavelength that was asked for; null outside the material's range. */
  readonly at: { readonly n: number; readonly k: number | null; readonly groupIndex: number | null } | null;
}

/** All materials of the library with their constants at a wavelength. */
export const materialEntries = (wavelengthNm: number): readonly MaterialEntry[] =>
  materialLibrary.map((material) => {
    const { name, description, source, rangeNm } = material;
    return { name, description, source, rangeNm, at: constantsAt(material, wavelengthNm) };
  });

function constantsAt(material: Material, wavelengthNm: number): MaterialEntry['at'] {
  const constants = unlessOutside(() => material.nk(wavelengthNm));
  if (constants === null) return null;
  return {
    n: constants.n,
    k: constants.k ?? null,
    groupIndex: unlessOutside(() => materialGroupIndex(material, wavelengthNm)),
  };
}

/** n and k of a material against the wavelength. */
export interface MaterialCurve {
  readonly name: string;
  readonly wavelengthNm: readonly number[];
  readonly n: readonly number[];
  /** Null where the source gives none. */
  readonly k: readonly (number | null)[];
}

const curvePoints = 240;

/** Between two wavelengths, as far as the material is known there; empty where it is known nowhere between them. */
export function materialCurve(name: string, [from, to]: readonly [number, number]): MaterialCurve {
  const material = findMaterial(name);
  const low = Math.max(from, material.rangeNm[0]);
  const high = Math.min(to, material.rangeNm[1]);
  const rows = Array.from({ length: low <= high ? curvePoints : 0 }, (_, i) => {
    const wavelengthNm = low + ((high - low) * i) / (curvePoints - 1);
    const constants = unlessOutside(() => material.nk(wavelengthNm));
    return constants ? [{ wavelengthNm, ...constants }] : [];
  }).flat();
  return {
    name,
    wavelengthNm: rows.map((row) => row.wavelengthNm),
    n: rows.map(({ n }) => n),
    k: rows.map(({ k }) => k ?? null),
  };
}

/** A material may be known in parts of its range only: that is an answer, not an error. */
function unlessOutside<Value>(of: () => Value): Value | null {
  try {
    return of();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
