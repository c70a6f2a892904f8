import { formatEstimate, formatInterval, formatSignificant, type Verdict } from '@modalgain/numerics';
import type { ComparedQuantity } from './compare-estimates.js';
import type { ScanDifferences, SurfaceComparison, SurfaceState } from './compare-surfaces.js';

interface Compared extends Omit<SurfaceComparison, 'verdicts'> {
  readonly differences: ScanDifferences;
  readonly before: SurfaceState;
  readonly after: SurfaceState;
}

/** What the two scans say about each other, and what keeps them from saying more. */
export function comparisonVerdicts(compared: Compared): Verdict[] {
  const { sq, correlationLength, thickness, differences, before, after } = compared;
  const named = [
    ['roughness', 'Sq', sq],
    ['correlation-length', 'Correlation length', correlationLength],
    ['thickness', 'Thickness', thickness],
  ] as const;
  return [
    ...named.flatMap(([code, name, quantity]) => (quantity ? [quantityVerdict(code, name, quantity)] : [])),
    ...(differences.size || differences.pixels ? [differentScans(compared)] : []),
    ...(differences.instrument ? [differentInstruments(before, after)] : []),
  ];
}

function quantityVerdict(code: string, name: string, quantity: ComparedQuantity): Verdict {
  const { before, after, ratio, verdict } = quantity;
  const differ = verdict === 'differ';
  return {
    code: differ ? `${code}-differs` : `${code}-not-told-apart`,
    severity: differ ? 'holds' : 'not-determined',
    sentence: differ ? `${name} differs.` : `${name}: the two are not told apart.`,
    detail:
      `${formatEstimate(before)} nm before, ${formatEstimate(after)} nm after: ` +
      `ratio ${formatEstimate(ratio)} (95 %: ${formatInterval(ratio.interval95)}), one scan of each.`,
    evidence: { beforeNm: before.value, afterNm: after.value, ratio: ratio.value },
    ...(differ ? {} : { next: 'Scan more places of both, or larger areas.' }),
  };
}

function differentScans({ sq, before, after }: Compared): Verdict {
  const [a, b] = [scanText(before), scanText(after)];
  const bandText = sq?.band
    ? `Sq is compared for periods of ${periodText(sq.band.toPerNm)} to ${periodText(sq.band.fromPerNm)} nm, which both show.`
    : 'They share too few waves to compare Sq.';
  return {
    code: 'different-scans',
    severity: 'caution',
    sentence: 'The scans differ in size or pixels.',
    detail: `${a} before, ${b} after. ${bandText}`,
    evidence: { before: a, after: b },
    next: 'Scan both with the same size and the same number of pixels.',
  };
}

const periodText = (wavenumberPerNm: number): string => formatSignificant((2 * Math.PI) / wavenumberPerNm, 2);

function scanText({ map }: SurfaceState): string {
  const um = (nm: number) => formatSignificant(nm / 1000, 3);
  return `${um(map.widthNm)} x ${um(map.heightNm)} µm in ${map.columns} x ${map.rows} pixels`;
}

function differentInstruments(before: SurfaceState, after: SurfaceState): Verdict {
  const [a, b] = [before.map.provenance.format, after.map.provenance.format];
  return {
    code: 'different-instruments',
    severity: 'note',
    sentence: 'The scans come from different file formats.',
    detail: `${a} before, ${b} after. If the instruments differ, so may tips, noise and height scales.`,
    evidence: { before: a, after: b },
  };
}
