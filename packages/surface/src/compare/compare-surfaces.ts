import type { HeightMap } from '@modalgain/measurements';
import { sortVerdicts, type Verdict } from '@modalgain/numerics';
import type { SurfaceDescription } from '../describe-surface.js';
import { type Band, bandRoughness, commonBand } from './band-roughness.js';
import { compareEstimates, type ComparedQuantity } from './compare-estimates.js';
import { comparisonVerdicts } from './comparison-verdicts.js';

/** One of two surfaces, e.g. a film before it is stamped. */
export interface SurfaceState {
  readonly map: HeightMap;
  readonly description: SurfaceDescription;
}

/** What changed between two scans. */
export interface SurfaceComparison {
  /** Sq; of the waves that both scans show where their sizes or pixels differ. Absent where one has none, or they share too few waves. */
  readonly sq?: ComparedQuantity & { readonly band: Band | null };
  readonly correlationLength?: ComparedQuantity;
  /** Absent where one of the scans has no step. */
  readonly thickness?: ComparedQuantity;
  readonly verdicts: readonly Verdict[];
}

/** Sizes and pixels are the same if they are within this share. */
const sameShare = 0.02;

/**
 * Roughness and thickness of two scans side by side, with what one image of each can be off. Sq grows with the size of a scan and with the
 * fineness of its pixels: where these differ, Sq is that of the common band of the two power spectra, in which both are seen alike.
 */
export function compareSurfaces({
  before,
  after,
}: {
  before: SurfaceState;
  after: SurfaceState;
}): SurfaceComparison {
  const [a, b] = [before.description, after.description];
  const thickness =
    a.step.kind === 'step' && b.step.kind === 'step'
      ? compareEstimates(a.step.thicknessNm, b.step.thicknessNm)
      : undefined;
  const differences = scanDifferences(before, after);
  const sq = compareSq(a, b, differences.size || differences.pixels);
  const correlationLength =
    a.regionRoughness.kind === 'determined' && b.regionRoughness.kind === 'determined'
      ? compareEstimates(a.regionRoughness.correlationLengthNm, b.regionRoughness.correlationLengthNm)
      : undefined;
  const found = {
    ...(sq && { sq }),
    ...(correlationLength && { correlationLength }),
    ...(thickness && { thickness }),
  };
  return { ...found, verdicts: sortVerdicts(comparisonVerdicts({ ...found, differences, before, after })) };
}

/** In what the two scans themselves differ. */
export interface ScanDifferences {
  readonly size: boolean;
  readonly pixels: boolean;
  readonly instrument: boolean;
}

function scanDifferences(before: SurfaceState, after: SurfaceState): ScanDifferences {
  const differ = (x: number, y: number) => Math.abs(Math.log(x / y)) > sameShare;
  const [a, b] = [before.description.heights, after.description.heights];
  const rowNm = (heights: typeof a) => heights.pixelXNm * heights.columns;
  const columnNm = (heights: typeof a) => heights.pixelYNm * heights.rows;
  return {
    size: differ(rowNm(a), rowNm(b)) || differ(columnNm(a), columnNm(b)),
    pixels: differ(a.pixelXNm, b.pixelXNm) || differ(a.pixelYNm, b.pixelYNm),
    instrument: before.map.provenance.format !== after.map.provenance.format,
  };
}

function compareSq(a: SurfaceDescription, b: SurfaceDescription, inBand: boolean): SurfaceComparison['sq'] {
  if (a.regionRoughness.kind !== 'determined' || b.regionRoughness.kind !== 'determined') return undefined;
  if (!inBand) return { ...compareEstimates(a.regionRoughness.sqNm, b.regionRoughness.sqNm), band: null };
  if (!a.spectrum || !b.spectrum) return undefined;
  const band = commonBand(a.spectrum, b.spectrum);
  if (!band) return undefined;
  return { ...compareEstimates(bandRoughness(a.spectrum, band), bandRoughness(b.spectrum, band)), band };
}
