import type { DispersionFormulaNumber } from '@modalgain/measurements';
import { materialFromBlocks, type Material } from '../material.js';

/** A material of the library whose n is one formula. */
export function formulaMaterial({
  number,
  coefficients,
  rangeUm,
  ...label
}: {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly number: DispersionFormulaNumber;
  readonly coefficients: readonly number[];
  readonly rangeUm: readonly [number, number];
}): Material {
  return materialFromBlocks({ ...label, blocks: [{ kind: 'formula', number, coefficients, rangeUm }] });
}
