import type { EllipsometryScan } from '@modalgain/measurements';
import { InputError, type Quantity } from '@modalgain/numerics';
import type { EllipsometryResult } from '../results/index.js';
import type { StackFile } from '../stack/index.js';
import { compareEllipsometry } from './compare.js';
import { ellipsometryLayers } from './layers.js';

/** What is asked of a scan and a stack file. */
export interface StackEllipsometry {
  readonly scan: EllipsometryScan;
  readonly stack: StackFile;
  /** Whether a dispersion model of the film is fitted. */
  readonly fits: boolean;
  /** Of the film, in place of the file's. */
  readonly thickness?: Quantity;
  /** Where n, k and the confinement are told. */
  readonly atNm?: number;
}

/**
 * Fits the film of a stack whose index is a dispersion model; any other stack is compared with the scan.
 *
 * @throws InputError for a thickness without a film to have it, and as `compareEllipsometry`
 */
export function analyseStackEllipsometry(request: StackEllipsometry): EllipsometryResult {
  const { scan, stack, thickness } = request;
  const layers = ellipsometryLayers(stack, scan.wavelengthNm[0]);
  const [film, ...others] = stack.film;
  if (thickness !== undefined && (film === undefined || others.length > 0)) {
    throw new InputError('found --thickness, but the stack has no film of one layer; mark it "film: true".');
  }
  const sized = layers.map((layer, position) =>
    position === film && thickness !== undefined ? { ...layer, thicknessNm: thickness.value } : layer,
  );
  return compareEllipsometry(scan, sized);
}
