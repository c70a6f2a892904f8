import { InputError, nearestWord } from '@modalgain/numerics';
import { ambiguousMaterials, materialAliases, materialLibrary } from './library/index.js';
import type { Material } from './material.js';

/**
 * A material of the library by its name or alias; upper case, blanks and underscores do not matter.
 *
 * @throws InputError for a name that is not there, or means several materials: the message names the candidates, with their index where
 * `wavelengthNm` is given.
 */
export function findMaterial(name: string, wavelengthNm?: number): Material {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const candidates = Object.hasOwn(ambiguousMaterials, key) ? ambiguousMaterials[key] : undefined;
  if (candidates !== undefined) {
    const list = candidates.map((candidate) => labelWithIndex(candidate, wavelengthNm)).join(', ');
    throw new InputError(`"${name}" may be any of ${list}; name the one that was used.`);
  }
  const found = byName(Object.hasOwn(materialAliases, key) ? materialAliases[key] : key);
  if (found !== undefined) return found;
  throw new InputError(`found the material "${name}", which the library does not have; ${advice(key)}`);
}

/**
 * The other materials of the library that the same name may mean and that are known at a wavelength, for advice where one is not: of
 * `tio2-rutile` below 430 nm the film of TiO2.
 */
export function materialsCovering(name: string, wavelengthNm: number): readonly Material[] {
  const relatives = Object.values(ambiguousMaterials)
    .filter((names) => names.includes(name))
    .flat();
  return materialLibrary.filter(
    (material) =>
      material.name !== name && relatives.includes(material.name) && covers(material, wavelengthNm),
  );
}

function byName(name: string): Material | undefined {
  return materialLibrary.find((material) => material.name === name);
}

function covers({ rangeNm: [first, last] }: Material, wavelengthNm: number): boolean {
  return wavelengthNm >= first && wavelengthNm <= last;
}

function labelWithIndex(name: string, wavelengthNm: number | undefined): string {
  const material = byName(name);
  if (wavelengthNm === undefined || material === undefined || !covers(material, wavelengthNm)) return name;
  return `${name} (n = ${material.nk(wavelengthNm).n.toFixed(4)} at ${wavelengthNm} nm)`;
}

/** The names that a mistyped one may have meant: those that contain it, or the nearest in letters; all names where there are none. */
function advice(key: string): string {
  const names = materialLibrary.map((material) => material.name);
  const words = [...names, ...Object.keys(materialAliases), ...Object.keys(ambiguousMaterials)];
  const nearest = nearestWord(key, words);
  const holding = words.filter((word) => key.length > 1 && word.includes(key));
  const near = holding.length > 0 ? holding : nearest === undefined ? [] : [nearest];
  if (near.length === 0) return `it has ${names.join(', ')}.`;
  return `did you mean ${near.map((word) => `"${word}"`).join(' or ')}?`;
}
