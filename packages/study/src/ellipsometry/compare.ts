import type { EllipsometryScan } from '@modalgain/measurements';
import { psiDelta, type EllipsometryLayer } from '@modalgain/optics';
import type { EllipsometryResult } from '../results/index.js';
import { angleSummaries, rowsBeside } from './angles.js';

/**
 * A scan beside the Psi and Delta of a given stack, nothing fitted.
 *
 * @throws InputError for a wavelength outside the range of a layer's material, and for layers that `psiDelta` refuses
 */
export function compareEllipsometry(
  scan: EllipsometryScan,
  layers: readonly EllipsometryLayer[],
): EllipsometryResult {
  const rows = rowsBeside(scan, psiDelta({ layers, ...scan }));
  return {
    ...describedScan(scan),
    kind: 'compared',
    thicknessNm: null,
    parameters: [],
    reducedChiSquare: null,
    errors: null,
    minima: [],
    angles: angleSummaries(rows),
    rows,
    n: null,
    k: null,
    at: null,
    verdicts: [],
  };
}

/** What a result says of its scan, whatever is done with it. */
export function describedScan(
  scan: EllipsometryScan,
): Pick<EllipsometryResult, 'file' | 'spotMm' | 'rangeNm' | 'deltaRange'> {
  return {
    file: scan.provenance.file,
    spotMm: scan.spotMm ?? null,
    rangeNm: [Math.min(...scan.wavelengthNm), Math.max(...scan.wavelengthNm)],
    deltaRange: scan.deltaRange,
  };
}
