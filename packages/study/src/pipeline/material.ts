import { findMaterial, materialFromDispersion, materialFromTable } from '@modalgain/optics';
import type { Material } from '@modalgain/optics';
import type { DispersionData, OpticalConstants } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { InputPlace } from '@modalgain/numerics';

/** n, and k where it is known. */
export interface Constants {
  readonly n: number;
  readonly k: number | null;
}

/**
 * A material of the library at a wavelength.
 *
 * @throws InputError with the place for an unknown or ambiguous name, or a wavelength outside the material's range
 */
export function materialAt(name: string, wavelengthNm: number, place: InputPlace): Constants {
  return constantsOf(() => findMaterial(name, wavelengthNm), wavelengthNm, place);
}

/**
 * n and k of a file at a wavelength; between the rows of a table by straight lines.
 *
 * @throws InputError with the file's name outside the range of the data
 */
export function constantsAt(data: OpticalConstants | DispersionData, wavelengthNm: number): Constants {
  const { file } = data.provenance;
  const material = () =>
    data.kind === 'dispersion' ? materialFromDispersion(file, data) : materialFromTable(file, data);
  return constantsOf(material, wavelengthNm, {});
}

function constantsOf(material: () => Material, wavelengthNm: number, place: InputPlace): Constants {
  try {
    const { n, k } = material().nk(wavelengthNm);
    return { n, k: k ?? null };
  } catch (error) {
    throw error instanceof InputError ? error.at(place) : error;
  }
}
