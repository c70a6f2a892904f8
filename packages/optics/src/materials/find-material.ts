import { InputError } from '@modalgain/numerics';
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
  const known = materialLibrary.map((material) => material.name).join(', ');
  throw new InputError(`found the material "${name}", expected one of the library: ${known}.`);
}

function byName(name: string): Material | undefined {
  return materialLibrary.find((material) => material.name === name);
}

function labelWithIndex(name: string, wavelengthNm: number | undefined): string {
  const material = byName(name);
  if (wavelengthNm === undefined || material === undefined) return name;
  const [first, last] = material.rangeNm;
  if (wavelengthNm < first || wavelengthNm > last) return name;
  return `${name} (n = ${material.nk(wavelengthNm).n.toFixed(4)} at ${wavelengthNm} nm)`;
}
