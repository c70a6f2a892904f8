import type { EquationOneWindow, StripeDiagnostics, StripeFit } from '@modalgain/gain';
import type { Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import type { Figure } from '../figure.js';
import { stripeDiagnosticsFigure } from '../figures/stripe-diagnostics.js';
import { stripeFigure } from '../figures/stripe.js';
import type { FilmIdentity } from '../style/films.js';

/** A fitted scan and what its file says of it. */
export interface FittedScan {
  readonly fit: StripeFit;
  readonly intensityUnit: string;
  readonly fluenceUjPerCm2?: Estimate;
}

/** The scans of one film, as `fitStripe` or `fitStripeSeries` gave them. */
export function stripeFitFigure(film: FilmIdentity, scans: readonly FittedScan[]): Figure {
  const fluence = (scan: FittedScan): number => scan.fluenceUjPerCm2?.value ?? 0;
  const byFluence = [...scans].sort((a, b) => fluence(a) - fluence(b));
  return stripeFigure([{ ...film, stripes: byFluence.map(stripeOf) }]);
}

/** What `stripeDiagnostics` says of one scan. */
export function scanDiagnosticsFigure(
  film: FilmIdentity,
  scan: FittedScan,
  diagnostics: StripeDiagnostics,
): Figure {
  return stripeDiagnosticsFigure([
    {
      film,
      stripe: stripeOf(scan),
      diagnostics: {
        cutoffScan: diagnostics.cutoffScan.map(({ upToUm, equationOnePerCm, netGainPerCm }) => ({
          upToUm,
          equationOnePerCm: equationOnePerCm ?? null,
          netGainPerCm: netGainPerCm ?? null,
        })),
        logSlope: (diagnostics.logSlope?.points ?? []).map(({ lengthUm, gainPerCm, expectedPerCm }) => ({
          stripeLengthUm: lengthUm,
          gainPerCm,
          expectedPerCm,
        })),
        oneWayNetGainPerCm: diagnostics.oneWayNetGainPerCm ?? null,
      },
    },
  ]);
}

function stripeOf({ fit, intensityUnit, fluenceUjPerCm2 }: FittedScan): StripeResult {
  const { curve } = fit;
  const window = windowOf(fit);
  return {
    files: [],
    fluenceUjPerCm2: fluenceUjPerCm2 ?? null,
    outcome: fit.outcome,
    netGainPerCm: fit.netGainPerCm ?? null,
    netGainIntervalPerCm: fit.netGainIntervalPerCm,
    models: fit.models.map(({ title, ...model }) => ({ ...model, label: title })),
    intensityUnit,
    band: null,
    normalisation: null,
    points: fit.points.map((point) => ({ ...point, excluded: point.excluded ?? null })),
    curve: curve
      ? {
          x: Array.from(curve.stripeLengthUm),
          y: Array.from(curve.intensity),
          lower: Array.from(curve.lower95),
          upper: Array.from(curve.upper95),
        }
      : null,
    windowFit: window ?? null,
    compressionLengthUm: fit.compressionLengthUm ?? null,
    diagnostics: null,
    spectralGain: null,
    verdicts: [...fit.verdicts],
  };
}

/** Eq. 1 on the window that was given, or on that of the best R². */
function windowOf({ equationOne, points }: StripeFit): StripeResult['windowFit'] | undefined {
  const byRule = (rule: EquationOneWindow['rule']): EquationOneWindow | undefined =>
    equationOne.find((window) => window.rule === rule);
  const window = byRule('given') ?? byRule('best-r2');
  return (
    window && {
      rule: window.rule,
      windowUm: [window.fromUm, window.toUm],
      netGainPerCm: window.netGainPerCm,
      relativeBias: null,
      curve: equationOneCurve(window, Math.max(...points.map(({ stripeLengthUm }) => stripeLengthUm))),
    }
  );
}

const curvePoints = 60;

/** I = (A/g)(exp(g L) - 1), which is A L where g vanishes. */
function equationOneCurve(
  { netGainPerCm: { value: gain }, sourcePerCm }: EquationOneWindow,
  longestUm: number,
) {
  const x = Array.from({ length: curvePoints }, (_, i) => (longestUm * (i + 1)) / curvePoints);
  const amplified = (lengthCm: number): number =>
    gain === 0 ? lengthCm : Math.expm1(gain * lengthCm) / gain;
  return { x, y: x.map((lengthUm) => sourcePerCm * amplified(lengthUm / 1e4)) };
}
