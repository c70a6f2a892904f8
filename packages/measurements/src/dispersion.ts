import type { Provenance } from './provenance.js';

/** The nine dispersion formulas of the refractiveindex.info format, by their number there. */
export type DispersionFormulaNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** n(wavelength) by one of the nine formulas; wavelengths in micrometres, as its coefficients expect. */
export interface FormulaBlock {
  readonly kind: 'formula';
  readonly number: DispersionFormulaNumber;
  /** As listed in the file. Trailing coefficients that a file leaves out count as zero. */
  readonly coefficients: readonly number[];
  /** First and last vacuum or air wavelength for which the coefficients were fitted. */
  readonly rangeUm: readonly [number, number];
}

/** Tabulated n, k or both; the arrays that `columns` names are there, with one entry a wavelength. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: 'n' | 'k' | 'nk';
  /** Increasing: readers sort tables that a file lists in another order. */
  readonly wavelengthUm: Float64Array;
  readonly n?: Float64Array;
  readonly k?: Float64Array;
}

/**
 * One piece of a material's optical constants, as the refractiveindex.info format divides them: a material is a list of
 * blocks, e.g. a formula for n and a table for k. `evaluateDispersion` of @modalgain/optics evaluates such a list.
 */
export type DispersionBlock = FormulaBlock | TableBlock;

/** The optical constants of a material as a file gives them in blocks. */
export interface DispersionData {
  readonly kind: 'dispersion';
  readonly provenance: Provenance;
  readonly blocks: readonly DispersionBlock[];
  /** The publication that the file names; empty if none. */
  readonly reference: string;
  /** What the file says about sample and conditions; empty if nothing. */
  readonly comments: string;
}
