import type { EllipsometryScan } from '@modalgain/measurements';
import type { Verdict } from '@modalgain/numerics';
import type { EllipsometryFit, IndexEstimate } from '@modalgain/optics';
import type { EllipsometryResult } from '../results/index.js';
import { angleSummaries, rowsBeside } from './angles.js';
import { describedScan } from './compare.js';

/** Of the curves of n and k. */
const curvePoints = 121;

/** A fit as results, reports and `--json` carry it; `confinement` is of the mode at the wavelength asked for. */
export function ellipsometryResultOf({
  scan,
  fit,
  atNm,
  confinementOf = () => [],
}: {
  readonly scan: EllipsometryScan;
  readonly fit: EllipsometryFit;
  readonly atNm?: number;
  readonly confinementOf?: (index: IndexEstimate) => Confinements;
}): EllipsometryResult {
  const rows = rowsBeside(scan, fit.modelled);
  const at = atNm === undefined ? undefined : fit.indexEstimateAt(atNm);
  const outside = at?.kind === 'known' ? [] : indexVerdicts(at, atNm);
  return {
    ...describedScan(scan),
    kind: 'fitted',
    thicknessNm: fit.thickness,
    parameters: fit.parameters.map(({ path, unit, value, standardError, status }) => ({
      name: path,
      unit,
      value,
      standardError: Number.isFinite(standardError) && standardError > 0 ? standardError : null,
      status,
    })),
    reducedChiSquare: fit.reducedChiSquare,
    errors: errorsOf(fit, scan),
    minima: [...fit.minima],
    angles: angleSummaries(rows),
    rows,
    ...indexCurves(fit),
    at: at?.kind === 'known' ? atWavelength(at, confinementOf(at)) : null,
    verdicts: [...outside, ...fit.verdicts],
  };
}

type Confinements = NonNullable<EllipsometryResult['at']>['confinement'];

function atWavelength(index: IndexEstimate, confinement: Confinements): EllipsometryResult['at'] {
  const { wavelengthNm, n, k, extinctionKind, correlation } = index;
  return {
    wavelengthNm,
    n,
    k,
    extinctionKind,
    indexThicknessCorrelation: correlation.nThickness,
    confinement,
  };
}

function errorsOf(
  { errors }: EllipsometryFit,
  { psiErrorDeg }: EllipsometryScan,
): EllipsometryResult['errors'] {
  if (errors === 'stated') return 'stated';
  return psiErrorDeg ? 'rescaled' : 'unstated';
}

/** n and k over the wavelengths of the scan; none where it has one wavelength, or the fit leaves them open. */
function indexCurves({
  rangeNm: [from, to],
  indexEstimateAt,
}: EllipsometryFit): Pick<EllipsometryResult, 'n' | 'k'> {
  if (from === to) return { n: null, k: null };
  const known = Array.from({ length: curvePoints }, (_, i) => from + ((to - from) * i) / (curvePoints - 1))
    .map(indexEstimateAt)
    .filter((outcome) => outcome.kind === 'known');
  if (known.length === 0) return { n: null, k: null };
  const band = (of: 'n' | 'k') => ({
    x: known.map(({ wavelengthNm }) => wavelengthNm),
    y: known.map((index) => index[of].value),
    lower: known.map((index) => index[of].interval95[0]),
    upper: known.map((index) => index[of].interval95[1]),
  });
  return { n: band('n'), k: band('k') };
}

type Unknown = Exclude<ReturnType<EllipsometryFit['indexEstimateAt']>, { kind: 'known' }>;

/** Why there is no index where one was asked for; nothing is extrapolated. */
function indexVerdicts(outcome: Unknown | undefined, atNm: number | undefined): Verdict[] {
  if (outcome === undefined || atNm === undefined) return [];
  const detail =
    outcome.kind === 'outside-range'
      ? `The scan covers ${outcome.rangeNm[0]} to ${outcome.rangeNm[1]} nm; the model is not extrapolated.`
      : outcome.why;
  return [
    {
      code: 'ellipsometry-index-open',
      severity: 'not-determined',
      sentence: `No index at ${Number(atNm.toPrecision(5))} nm.`,
      detail,
      evidence: { wavelengthNm: atNm },
      next:
        outcome.kind === 'outside-range'
          ? 'Extend the scan over this wavelength.'
          : 'Fix or bound parameters of the model, or add angles.',
    },
  ];
}
