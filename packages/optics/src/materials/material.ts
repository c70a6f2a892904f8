import type { DispersionBlock, DispersionData, OpticalConstants } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { blockRangeUm, dispersionSlopes, evaluateDispersion } from './dispersion.js';

/** Optical constants of one material against the vacuum wavelength. */
export interface Material {
  readonly name: string;
  /** What it is, and under which conditions, in a few words. */
  readonly description: string;
  /** Where the numbers come from, with DOI where there is one. */
  readonly source: string;
  /** Where n is known. */
  readonly rangeNm: readonly [number, number];
  /** The formulas and tables themselves; absent where n and k come from a model. */
  readonly blocks?: readonly DispersionBlock[];
  /**
   * n, and k > 0 for absorption; k is undefined where the source gives none.
   * @throws InputError outside `rangeNm`: nothing is extrapolated.
   */
  readonly nk: (wavelengthNm: number) => { readonly n: number; readonly k: number | undefined };
}

/**
 * The index of a material as a layer takes it; k counts as 0 where the source gives none.
 *
 * @throws InputError outside the material's range
 */
export function materialIndex(
  material: Material,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  const { n, k = 0 } = material.nk(wavelengthNm);
  return { n, k };
}

/** A material from blocks of formulas and tables. */
export function materialFromBlocks({
  blocks,
  ...label
}: {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly blocks: readonly DispersionBlock[];
}): Material {
  const rangeNm = rangeOfN(blocks, label.name);
  const nk: Material['nk'] = (wavelengthNm) => {
    const { n, k } = evaluateDispersion(blocks, wavelengthNm);
    if (n !== undefined) return { n, k };
    throw new InputError(outsideText({ name: label.name, rangeNm, wavelengthNm }));
  };
  return { ...label, rangeNm, blocks, nk };
}

/** A material from a file of the refractiveindex.info format that has been read. */
export function materialFromDispersion(name: string, data: DispersionData): Material {
  return materialFromBlocks({
    name,
    description: data.comments,
    source: data.reference,
    blocks: data.blocks,
  });
}

/** A material from a measured table of n (and k), linear between its wavelengths. */
export function materialFromTable(name: string, constants: OpticalConstants): Material {
  const { n, k, provenance } = constants;
  const block: DispersionBlock = {
    kind: 'table',
    columns: k === undefined ? 'n' : 'nk',
    wavelengthUm: constants.wavelengthNm.map((wavelength) => wavelength / 1000),
    n,
    ...(k !== undefined && { k }),
  };
  return materialFromBlocks({ name, description: 'measured', source: provenance.file, blocks: [block] });
}

/**
 * dn/dlambda and dk/dlambda in 1/nm, for group indices: formulas are differentiated exactly, tables by parabolas through neighbouring rows, models by
 * differences inside their range. k is undefined where the source gives none.
 * @throws InputError outside the range.
 */
export function indexSlopes(
  material: Material,
  wavelengthNm: number,
): { readonly n: number; readonly k: number | undefined } {
  material.nk(wavelengthNm);
  const { blocks } = material;
  if (blocks === undefined) return differences(material, wavelengthNm);
  const { n = 0, k } = dispersionSlopes(blocks, wavelengthNm);
  return { n, k };
}

/** Small enough for the narrowest line of a model, large enough that rounding stays below 1e-13 per nm. */
const stepNm = 0.01;

function differences(
  { nk, rangeNm: [first, last] }: Material,
  wavelengthNm: number,
): { readonly n: number; readonly k: number | undefined } {
  const low = Math.max(first, wavelengthNm - stepNm);
  const high = Math.min(last, wavelengthNm + stepNm);
  if (!(high > low)) return { n: 0, k: undefined };
  const [before, after] = [nk(low), nk(high)];
  const k = before.k === undefined || after.k === undefined ? undefined : after.k - before.k;
  return { n: (after.n - before.n) / (high - low), k: k === undefined ? undefined : k / (high - low) };
}

/**
 * dn/dlambda alone, in 1/nm: see `indexSlopes`.
 * @throws InputError outside the range.
 */
export function indexSlopePerNm(material: Material, wavelengthNm: number): number {
  return indexSlopes(material, wavelengthNm).n;
}

/** n - lambda dn/dlambda, of a plane wave in the material. */
export function materialGroupIndex(material: Material, wavelengthNm: number): number {
  return material.nk(wavelengthNm).n - wavelengthNm * indexSlopePerNm(material, wavelengthNm);
}

function outsideText({
  name,
  rangeNm: [first, last],
  wavelengthNm,
}: Pick<Material, 'name' | 'rangeNm'> & { readonly wavelengthNm: number }): string {
  const range = first === last ? `at ${first} nm only` : `from ${first} to ${last} nm`;
  const place = wavelengthNm >= first && wavelengthNm <= last ? 'falls between its parts' : 'is outside';
  return `${name} is known ${range}; ${wavelengthNm} nm ${place}, and nothing is extrapolated.`;
}

function rangeOfN(blocks: readonly DispersionBlock[], name: string): readonly [number, number] {
  const ranges = blocks
    .filter((block) => block.kind === 'formula' || block.n !== undefined)
    .map(blockRangeUm);
  if (ranges.length === 0) {
    throw new InputError(`${name} has no refractive index n, only k.`);
  }
  const inNm = (um: number): number => Number((um * 1000).toPrecision(12));
  return [inNm(Math.min(...ranges.map(([low]) => low))), inNm(Math.max(...ranges.map(([, high]) => high)))];
}
