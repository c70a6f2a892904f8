import type { TriedStack } from '@modalgain/compute';
import type { FilmResult, PredictableFilm, PredictionResult, Study } from '@modalgain/study';
import { basisOf, rangesFor, type GuideBasis } from '../waveguide/tried-guide';

/** What is tried in place of the film's own; absent: as in the film, and the thickness as proposed by the run. */
export interface DesignSettings {
  readonly thicknessNm?: number;
  readonly filmIndex?: number;
  readonly densityRatio?: number;
  readonly cover?: TriedStack['cover'];
  readonly substrate?: TriedStack['substrate'];
}

export const asMeasured: DesignSettings = {};

/** Whether the film differs from the measured one in anything but its thickness. */
export const isOtherFilm = ({ filmIndex, densityRatio, cover, substrate }: DesignSettings): boolean =>
  [filmIndex, densityRatio, cover, substrate].some((setting) => setting !== undefined);

/** A film of which predictions can be made. */
export interface DesignFilm {
  readonly film: FilmResult;
  readonly prediction: PredictionResult;
  readonly gain: PredictableFilm;
  readonly basis: GuideBasis;
}

export type DesignFilmOutcome =
  | { readonly kind: 'film'; readonly designFilm: DesignFilm }
  | { readonly kind: 'missing'; readonly sentence: string };

/** What predictions of a film start from, or why there are none. */
export function designFilmOf(
  film: FilmResult,
  study: Study,
  gains: readonly PredictableFilm[],
): DesignFilmOutcome {
  const outcome = basisOf(study, film);
  if (outcome.kind === 'missing') return outcome;
  const gain = gains.find((each) => each.film === film.name);
  const { prediction } = film;
  if (!gain || !prediction) return { kind: 'missing', sentence: missingGain(film) };
  return { kind: 'film', designFilm: { film, prediction, gain, basis: outcome.basis } };
}

function missingGain({ name, waveguide, gain }: FilmResult): string {
  if (waveguide?.mode.kind === 'cut-off')
    return `${name} guides no mode, so that its gain was not measured: choose another film at left to predict from.`;
  if (gain?.filmGainPerCm.kind === 'not-determined')
    return `The film gain of ${name} is not determined: ${gain.filmGainPerCm.next}`;
  return `${name} took no part in the gain fit: net gains at two or more fluences bring its film gain and loss.`;
}

/** Where the thickness slider starts: what the run proposes, to the nanometre. */
export function proposedThicknessNm({ film, prediction }: DesignFilm): number {
  const { best } = prediction;
  if (best.kind === 'no-gain') return Math.round(film.thicknessNm?.value ?? 0);
  return Math.round(best.thicknessNm.value);
}

/** Ends of the sliders and maps. */
export interface DesignRanges {
  readonly thicknessNm: readonly [number, number];
  readonly index: readonly [number, number];
  readonly density: readonly [number, number];
}

const densityRange = [0.25, 2] as const;

export function designRanges(
  films: readonly FilmResult[],
  { basis, prediction }: DesignFilm,
  predictedNm: readonly [number, number] | undefined,
): DesignRanges {
  const { thicknessNm, index } = rangesFor(films, basis.wavelengthNm);
  const last = prediction.netGainCurve.x.at(-1) ?? thicknessNm[1];
  return { thicknessNm: predictedNm ?? [thicknessNm[0], last], index, density: densityRange };
}
