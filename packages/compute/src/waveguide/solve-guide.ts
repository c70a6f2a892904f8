import type { Estimate } from '@modalgain/numerics';
import type { PredictableFilm } from '@modalgain/study';
import { confinementCurve, type ConfinementCurves } from './confinement-curve.js';
import { confinementEstimates, type ConfinementEstimates } from './confinement-estimates.js';
import { cutoffTicks, type CutoffTicks, type SliderRanges } from './cutoff-ticks.js';
import { guidePicture, type GuidePicture } from './guide-picture.js';
import type { WhichMode } from './guide-modes.js';
import { hasAbsorbingLayer, type GuideStack } from './guide-stack.js';
import type { LiveGuide, TriedGuide } from './live-guide.js';
import { netGainOf } from './net-gain.js';

/** What a page shows of a film in a stack while its sliders move. */
export interface GuideRequest {
  readonly tried: TriedGuide;
  /** As measured: the index where the study does not tell it, and the errors of both, which go with what is tried. */
  readonly measured: {
    readonly filmIndex: Estimate;
    readonly thicknessNm: Estimate;
    /** Of index and thickness, where one fit gave both; else 0. */
    readonly indexThicknessCorrelation: number;
  };
  readonly mode: WhichMode;
  readonly ranges: SliderRanges;
  readonly outsideNm: readonly [cover: number, substrate: number];
  readonly gain: PredictableFilm | null;
}

export interface GuideAnswer {
  readonly guide: GuideStack;
  readonly extinction: Estimate | null;
  readonly indexIsHeld: boolean;
  /** With a metal or another layer that absorbs much, there is no closed form for cut-offs, and no map. */
  readonly absorbs: boolean;
  readonly picture: GuidePicture;
  readonly ticks: CutoffTicks;
  readonly curve: ConfinementCurves;
  /** Null where the mode is not guided. */
  readonly confinement: ConfinementEstimates | null;
  /** Of TE0; null where it is not guided, or film gain and loss are not determined. */
  readonly netGainPerCm: Estimate | null;
  /** Time of computing, for the page's own account. */
  readonly computeMs: number;
}

const curvePoints = 120;
/** Beside an absorbing layer each takes milliseconds. */
const fewCurvePoints = 16;

/**
 * Modes, profiles, confinements with their errors, cut-offs and net gain of a film in a stack.
 *
 * @throws InputError for a material that is not known at the wavelength
 */
export async function solveGuide(live: LiveGuide, request: GuideRequest): Promise<GuideAnswer> {
  const started = performance.now();
  const { tried, measured, mode, ranges, outsideNm, gain } = request;
  const { guide, extinction, indexIsHeld } = await live.resolve(tried, measured.filmIndex.value);
  const { thicknessNm, index } = guide.film;
  const absorbs = hasAbsorbingLayer(guide);
  const film = {
    thicknessNm: movedTo(thicknessNm, measured.thicknessNm),
    filmIndex: movedTo(index, measured.filmIndex),
    correlation: measured.indexThicknessCorrelation,
  };
  return {
    guide,
    extinction,
    indexIsHeld,
    absorbs,
    picture: guidePicture(guide, outsideNm),
    ticks: cutoffTicks(guide, ranges),
    curve: confinementCurve(guide, mode, {
      rangeNm: ranges.thicknessNm,
      points: absorbs ? fewCurvePoints : curvePoints,
    }),
    confinement: confinementEstimates(guide, film, mode) ?? null,
    netGainPerCm: (gain && netGainOf(guide, { gain, indexError: measured.filmIndex.standardError })) ?? null,
    computeMs: performance.now() - started,
  };
}

/** A value that is tried, with the error of the measured one. */
function movedTo(value: number, measured: Estimate): Estimate {
  const shift = value - measured.value;
  const [low, high] = measured.interval95;
  return {
    ...measured,
    value,
    interval95: [low + shift, high + shift],
    method: 'as tried, with the measured error',
  };
}
