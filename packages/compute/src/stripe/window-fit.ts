import { amplifiedLengthCm, equationOneInWindow, type LengthWindow, type WindowFit } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { windowSentence, type WindowSentence } from './window-sentence.js';

/** A fitted scan and the window on which Eq. 1 alone is to be tried. */
export interface WindowRequest {
  readonly stripe: Pick<StripeResult, 'points' | 'netGainPerCm' | 'outcome'>;
  readonly window: LengthWindow;
}

/** What Eq. 1 says of a window, beside the full model. */
export interface WindowAnswer {
  readonly window: LengthWindow;
  /** Undefined where Eq. 1 cannot be fitted to the window. */
  readonly fit: WindowFit | undefined;
  /** Eq. 1 as fitted, over the whole scan. */
  readonly curve: { readonly x: number[]; readonly y: number[] } | undefined;
  /** How Eq. 1 and the full model differ, in words. */
  readonly sentence: WindowSentence;
  /** Eq. 1 on windows of the same beginning, against their end. */
  readonly ends: readonly { readonly toUm: number; readonly netGainPerCm: Estimate }[];
}

const curvePoints = 121;
const umPerCm = 1e4;

/** Fits Eq. 1 to a window of a scan, and to all windows that begin with it. */
export function fitWindow({ stripe, window }: WindowRequest): WindowAnswer {
  const points = stripe.points.filter(({ excluded }) => excluded === null);
  const scan = scanOf(points, (point) => point.intensity);
  const fit = equationOneInWindow(scan, window);
  return {
    window,
    fit,
    curve: fit && curveOf(fit, Math.max(...stripe.points.map(({ stripeLengthUm }) => stripeLengthUm))),
    sentence: windowSentence({
      equationOne: fit?.netGainPerCm,
      // Only where it is determined there is something that Eq. 1 could be off from.
      full: stripe.outcome === 'determined' ? (stripe.netGainPerCm ?? undefined) : undefined,
      bySaturationPerCm: modelInWindow(points, window)?.netGainPerCm.value,
    }),
    ends: againstEnd(scan, window.fromUm),
  };
}

type Point = StripeResult['points'][number];

function scanOf(points: readonly Point[], intensity: (point: Point) => number): StripeScan {
  return {
    kind: 'stripe-scan',
    provenance: { file: '', sha256: '', byteLength: 0, format: 'results', notes: [] },
    stripeLengthUm: Float64Array.from(points, ({ stripeLengthUm }) => stripeLengthUm),
    intensity: Float64Array.from(points, intensity),
    intensityUnit: '',
  };
}

/** Eq. 1 fitted in the same way to what the full model expects, without noise: what saturation alone does to it. */
function modelInWindow(points: readonly Point[], window: LengthWindow): WindowFit | undefined {
  const isFitted = points.every(
    ({ residual, standardDeviation }) => residual !== null && standardDeviation !== null,
  );
  if (!isFitted) return undefined;
  const expected = ({ intensity, residual, standardDeviation }: Point): number =>
    intensity - (residual ?? 0) * (standardDeviation ?? 0);
  return equationOneInWindow(scanOf(points, expected), window);
}

function curveOf({ sourcePerCm, netGainPerCm }: WindowFit, longestUm: number) {
  const x = Array.from({ length: curvePoints }, (_, i) => (longestUm * (i + 1)) / curvePoints);
  return { x, y: x.map((um) => sourcePerCm * amplifiedLengthCm(um / umPerCm, netGainPerCm.value)) };
}

function againstEnd(scan: StripeScan, fromUm: number): WindowAnswer['ends'] {
  const ends = [...new Set(scan.stripeLengthUm)].filter((um) => um > fromUm).sort((a, b) => a - b);
  return ends.flatMap((toUm) => {
    const fit = equationOneInWindow(scan, { fromUm, toUm });
    return fit && fit.pointCount >= fewestOfEnd ? [{ toUm, netGainPerCm: fit.netGainPerCm }] : [];
  });
}

/** Shorter windows scatter by more than the axis shows. */
const fewestOfEnd = 5;
