import type { DispersionBlock, DispersionData, OpticalConstants } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { blockRangeUm, evaluateDispersion } from './dispersion.js';

/** Optical constants of one material against the vacuum wavelength. */
export interface Material {
  readonly name: string;
  /** What it is, and under which conditions, in a few words. */
  readonly description: string;
  /** Where the numbers come from, with DOI where there is one. */
  readonly source: string;
  /** Where n is known. */
  readonly rangeNm: readonly [number, number];
  /**
   * n, and k > 0 for absorption; k is undefined where the source gives none.
   * @throws InputError outside `rangeNm`: nothing is extrapolated.
   */
  readonly nk: (wavelengthNm: number) => { readonly n: number; readonly k: number | undefined };
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
    const [first, last] = rangeNm;
    throw new InputError(
      `${label.name} is known from ${first} to ${last} nm; ${wavelengthNm} nm is outside, and nothing is extrapolated.`,
    );
  };
  return { ...label, rangeNm, nk };
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
 * dn/dlambda in 1/nm for the group index: a difference over 0.2 nm, inside the material's range.
 * @throws InputError outside the range.
 */
export function indexSlopePerNm(material: Material, wavelengthNm: number): number {
  material.nk(wavelengthNm);
  const low = Math.max(material.rangeNm[0], wavelengthNm - 0.1);
  const high = Math.min(material.rangeNm[1], wavelengthNm + 0.1);
  return high > low ? (material.nk(high).n - material.nk(low).n) / (high - low) : 0;
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
