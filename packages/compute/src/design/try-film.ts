import { netGainAt, predictNetGain, type NetGainPrediction } from '@modalgain/design';
import { normalEstimate, type Estimate } from '@modalgain/numerics';
import type { PredictableFilm } from '@modalgain/study';
import { hasAbsorbingLayer, withFilm, type GuideStack } from '../waveguide/guide-stack.js';
import { filmMode } from '../waveguide/film-mode.js';
import { modeName, modesOf } from '../waveguide/guide-modes.js';
import type { LiveGuide, TriedGuide } from '../waveguide/live-guide.js';
import { fundamental, modalInputOf, predictionInputOf, type FilmTrial } from './film-trial.js';

/** What a page asks while its sliders move. */
export interface DesignRequest {
  /** Thickness, index and stack that are tried. */
  readonly tried: TriedGuide;
  /** As measured: the index where the study does not tell it, and its error, which stays as it is. */
  readonly measured: { readonly filmIndex: number; readonly indexError: number };
  readonly gain: PredictableFilm;
  readonly densityRatio: number;
  readonly rangeNm: readonly [low: number, high: number];
}

/** The film of the chosen thickness. */
export interface ProposedFilm {
  readonly thicknessNm: number;
  readonly confinementModal: number;
  readonly netGainPerCm: Estimate;
  /** Names of all modes that it guides, TE before TM. */
  readonly modes: readonly string[];
}

export interface DesignAnswer {
  readonly trial: FilmTrial;
  readonly prediction: NetGainPrediction;
  /** Null where it guides nothing. */
  readonly proposed: ProposedFilm | null;
  /** From which thickness TE0 is guided; null beside an absorbing layer. */
  readonly cutoffNm: number | null;
  readonly absorbs: boolean;
  /** Time of computing, for the page's own account. */
  readonly computeMs: number;
}

/**
 * Net gain against thickness of a film with another index, density or stack, and what the film of the chosen thickness
 * would have. Film gain goes with density and reach of the pump, loss is held.
 *
 * @throws InputError for a material that is not known at the wavelength
 */
export async function tryFilm(live: LiveGuide, request: DesignRequest): Promise<DesignAnswer> {
  const started = performance.now();
  const { tried, measured, gain, densityRatio, rangeNm } = request;
  const { guide } = await live.resolve(tried, measured.filmIndex);
  const trial: FilmTrial = { guide, gain, indexError: measured.indexError, densityRatio };
  return {
    trial,
    prediction: predictNetGain(predictionInputOf(trial, rangeNm)),
    proposed: proposedFilm(trial, tried.thicknessNm, rangeNm),
    cutoffNm: filmMode(guide, fundamental).cutoffNm(guide.film.index),
    absorbs: hasAbsorbingLayer(guide),
    computeMs: performance.now() - started,
  };
}

function proposedFilm(
  trial: FilmTrial,
  thicknessNm: number,
  rangeNm: DesignRequest['rangeNm'],
): ProposedFilm | null {
  const input = modalInputOf(trial, rangeNm);
  const at = netGainAt(input, thicknessNm);
  if (!at) return null;
  const guide = withFilm(trial.guide, { thicknessNm });
  const relative = trial.gain.pumpReach ? (input.relativeFilmGainAt?.(thicknessNm) ?? 1) : 1;
  return {
    thicknessNm,
    confinementModal: at.confinementModal / relative,
    netGainPerCm: normalEstimate(at.netGainPerCm, at.standardErrorPerCm, 'film gain and loss of the fit'),
    modes: (['TE', 'TM'] as const).flatMap((polarization) => namesOf(guide, polarization)),
  };
}

const namesOf = (guide: GuideStack, polarization: 'TE' | 'TM'): string[] =>
  modesOf(guide, polarization).map((_, order) => modeName({ polarization, order }));
