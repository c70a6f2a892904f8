import { withModalShares, type ConfinementAt, type PredictionInput } from '@modalgain/design';
import { nuisanceName } from '@modalgain/numerics';
import type { PredictableFilm, PumpReach } from '@modalgain/study';
import { filmMode } from '../waveguide/film-mode.js';
import { hasAbsorbingLayer, type GuideStack } from '../waveguide/guide-stack.js';
import type { WhichMode } from '../waveguide/guide-modes.js';

/** A film that is thought of: the gain and loss of a measured one, in a stack, with another index or density. */
export interface FilmTrial {
  /** The stack with the index that is tried; the film's thickness in it does not matter. */
  readonly guide: GuideStack;
  readonly gain: PredictableFilm;
  readonly indexError: number;
  /** Emitter density over that of the measured film; film gain goes with it, loss is held. */
  readonly densityRatio: number;
}

type Range = readonly [low: number, high: number];

export const fundamental: WhichMode = { polarization: 'TE', order: 0 };
const next: WhichMode = { polarization: 'TE', order: 1 };

/** As many as the run's own prediction has; beside an absorbing layer each mode takes milliseconds. */
const gridPointsFor = (guide: GuideStack): number => (hasAbsorbingLayer(guide) ? 24 : 120);

/** The prediction's question for a film that is tried, of TE0 at every thickness of a range. */
export function predictionInputOf(trial: FilmTrial, [from, to]: Range): PredictionInput {
  const { guide, gain, indexError } = trial;
  const { index } = guide.film;
  const points = gridPointsFor(guide);
  const confinementAt = confinementWith(guide, index);
  const reach = gain.pumpReach;
  const limitNm = filmMode(guide, next).cutoffNm(index);
  return {
    gain: withDensity(trial),
    confinementAt,
    confinementShifts: [
      {
        source: nuisanceName({ quantity: 'index', scope: 'film', place: gain.film }),
        confinementAt: confinementWith(guide, index + indexError),
      },
      ...(reach ? [saturationShift(reach, confinementAt)] : []),
    ],
    ...(reach && { relativeFilmGainAt: reachAt(reach, reach.relativeFilmGain) }),
    thicknessGridNm: Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1)),
    ...(limitNm !== null &&
      Number.isFinite(limitNm) && {
        singleModeLimitNm: { value: limitNm, standardError: limitErrorNm(trial, limitNm) },
      }),
  };
}

/** The same with confinement and reach of the pump in one share, as `netGainAt` takes it. */
export const modalInputOf = (trial: FilmTrial, rangeNm: Range): PredictionInput =>
  withModalShares(predictionInputOf(trial, rangeNm));

function confinementWith(guide: GuideStack, index: number): ConfinementAt {
  const { at } = filmMode(guide, fundamental);
  return (thicknessNm) => at(thicknessNm, index)?.confinementModal;
}

function limitErrorNm({ guide, indexError }: FilmTrial, limitNm: number): number {
  const shifted = filmMode(guide, next).cutoffNm(guide.film.index + indexError);
  return shifted !== null && Number.isFinite(shifted) ? Math.abs(shifted - limitNm) : 0;
}

/** Film gain goes with the density of the emitters, and so do its errors. */
function withDensity({ gain, densityRatio }: FilmTrial): PredictableFilm {
  const [gainVariance, gainLoss, lossVariance] = gain.covariancePerCm2;
  return {
    ...gain,
    filmGainPerCm: densityRatio * gain.filmGainPerCm,
    covariancePerCm2: [densityRatio ** 2 * gainVariance, densityRatio * gainLoss, lossVariance],
    sources: gain.sources.map(({ source, filmGainShiftPerCm }) => ({
      source,
      filmGainShiftPerCm: densityRatio * filmGainShiftPerCm,
    })),
  };
}

/** The confinement that would change the modal gain as one standard deviation of F_s does. */
function saturationShift(reach: PumpReach, confinementAt: ConfinementAt) {
  const shifted = reachAt(reach, reach.withSaturationShift);
  const relative = reachAt(reach, reach.relativeFilmGain);
  return {
    source: 'saturation fluence',
    confinementAt: (thicknessNm: number): number | undefined => {
      const confinement = confinementAt(thicknessNm);
      return confinement && (confinement * shifted(thicknessNm)) / relative(thicknessNm);
    },
  };
}

/**
 * A smooth curve through a table of thicknesses, held at its ends: cubic, with the slopes of its neighbours. Straight lines
 * would put the best thickness on a corner of the table.
 */
export function reachAt(
  { thicknessNm: xs }: PumpReach,
  ys: readonly number[],
): (thicknessNm: number) => number {
  const last = xs.length - 1;
  const slopes = xs.map((_, i) => {
    const [before, after] = [Math.max(i - 1, 0), Math.min(i + 1, last)];
    return (ys[after] - ys[before]) / (xs[after] - xs[before]);
  });
  return (thicknessNm) => {
    const above = xs.findIndex((x) => x >= thicknessNm);
    if (above <= 0) return ys[above === 0 ? 0 : last];
    const i = above - 1;
    const width = xs[above] - xs[i];
    const t = (thicknessNm - xs[i]) / width;
    const u = 1 - t;
    return (
      u * u * (1 + 2 * t) * ys[i] +
      t * t * (1 + 2 * u) * ys[above] +
      t * u * width * (u * slopes[i] - t * slopes[above])
    );
  };
}
