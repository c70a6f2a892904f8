import { amplifiedLengthCm, stripeDiagnostics } from '@modalgain/gain';
import type { EquationOneWindow, StripeFit, StripeFitOptions } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type {
  NormalisationResult,
  SpectralGainResult,
  StripeDiagnosticsResult,
  StripeResult,
} from '../results/index.js';

interface FittedScan {
  readonly scan: StripeScan;
  readonly files: readonly string[];
  readonly band: StripeResult['band'];
  readonly fluence: Estimate | undefined;
  readonly fit: StripeFit;
  readonly spectralGain: SpectralGainResult | null;
  readonly diagnostics: StripeDiagnosticsResult | null;
  readonly normalisation: NormalisationResult | null;
  /** Beside those of the fit. */
  readonly verdicts: readonly Verdict[];
}

/** One scan with its fit, for the results. */
export function stripeResult({
  scan,
  files,
  band,
  fluence,
  fit,
  spectralGain,
  diagnostics,
  normalisation,
  verdicts,
}: FittedScan): StripeResult {
  return {
    files: [...files],
    fluenceUjPerCm2: fluence ?? null,
    outcome: fit.outcome,
    netGainPerCm: fit.netGainPerCm ?? null,
    netGainIntervalPerCm: fit.netGainIntervalPerCm,
    models: fit.models.map(({ name, title, weight, netGainPerCm }) => ({
      name,
      label: title,
      weight,
      netGainPerCm,
    })),
    intensityUnit: scan.intensityUnit,
    band,
    normalisation,
    points: pointsOf(scan, fit),
    curve: curveOf(fit),
    windowFit: windowFitOf(fit, scan),
    compressionLengthUm: fit.compressionLengthUm ?? null,
    diagnostics,
    spectralGain,
    verdicts: [...fit.verdicts, ...verdicts],
  };
}

function pointsOf(scan: StripeScan, fit: StripeFit): StripeResult['points'] {
  if (fit.points.length === 0) {
    // Not fitted: the points are still drawn.
    return Array.from(scan.stripeLengthUm, (stripeLengthUm, i) => ({
      stripeLengthUm,
      intensity: scan.intensity[i],
      standardDeviation: scan.intensityError?.[i] ?? null,
      residual: null,
      excluded: null,
    }));
  }
  return fit.points.map(({ stripeLengthUm, intensity, standardDeviation, residual, excluded }) => ({
    stripeLengthUm,
    intensity,
    standardDeviation,
    residual,
    excluded: excluded ?? null,
  }));
}

function curveOf({ curve }: StripeFit): StripeResult['curve'] {
  if (!curve) return null;
  return {
    x: Array.from(curve.stripeLengthUm),
    y: Array.from(curve.intensity),
    lower: Array.from(curve.lower95),
    upper: Array.from(curve.upper95),
  };
}

const rules: Record<EquationOneWindow['rule'], string> = {
  'all-points': 'all points',
  'best-r2': 'window of the best R²',
  given: 'the window given',
};

/** The window that a person at a plotting program would have settled on. */
function windowFitOf({ equationOne, netGainPerCm }: StripeFit, scan: StripeScan): StripeResult['windowFit'] {
  const window =
    equationOne.find(({ rule }) => rule === 'given') ?? equationOne.find(({ rule }) => rule === 'best-r2');
  if (!window) return null;
  const hasGain = netGainPerCm !== undefined && netGainPerCm.interval95[0] > 0;
  return {
    rule: rules[window.rule],
    windowUm: [window.fromUm, window.toUm],
    netGainPerCm: window.netGainPerCm,
    relativeBias: hasGain ? window.predictedBiasPerCm / netGainPerCm.value : null,
    curve: equationOneCurve(window, scan),
  };
}

const curvePoints = 60;

/** Eq. 1 as fitted to the window, over the whole scan: outside its window it parts from the points. */
function equationOneCurve(
  { netGainPerCm, sourcePerCm }: EquationOneWindow,
  scan: StripeScan,
): { x: number[]; y: number[] } {
  const longestUm = scan.stripeLengthUm.reduce((a, b) => Math.max(a, b), 0);
  const x = Array.from({ length: curvePoints }, (_, i) => (longestUm * (i + 1)) / curvePoints);
  return { x, y: x.map((lengthUm) => sourcePerCm * amplifiedLengthCm(lengthUm / 1e4, netGainPerCm.value)) };
}

/** What diagnostic figures draw of a scan. */
export function diagnosticsOf(scan: StripeScan, options: StripeFitOptions): StripeDiagnosticsResult {
  const { cutoffScan, logSlope, oneWayNetGainPerCm } = stripeDiagnostics(scan, options);
  return {
    cutoffScan: cutoffScan.map(({ upToUm, equationOnePerCm, netGainPerCm }) => ({
      upToUm,
      equationOnePerCm: equationOnePerCm ?? null,
      netGainPerCm: netGainPerCm ?? null,
    })),
    logSlope: (logSlope?.points ?? []).map(({ lengthUm, gainPerCm, expectedPerCm }) => ({
      stripeLengthUm: lengthUm,
      gainPerCm,
      expectedPerCm,
    })),
    oneWayNetGainPerCm: oneWayNetGainPerCm ?? null,
  };
}
