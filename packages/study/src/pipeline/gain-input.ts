import type {
  FilmGainData,
  GainModelChoice,
  GlobalFitInput,
  MeasuredThreshold,
  ScaleInput,
} from '@modalgain/gain';
import type { Estimate } from '@modalgain/numerics';
import type { FilmInput } from '../schema/film.js';
import type { Study } from '../schema/study.js';
import { correlatedIndex } from './correlated-index.js';
import { fluenceScaleSource, heightScaleSource, indexSource, thicknessSource } from './error-sources.js';
import { modeOf } from './guide.js';
import type { Surroundings } from './guide.js';
import type { FilmPump } from './film-pump.js';
import type { NetGainAtFluence } from './net-gain.js';

/** What the stages before know of a film, as far as the gain fit needs it. */
export interface FilmForGain {
  readonly name: string;
  readonly input: FilmInput;
  readonly thicknessNm: Estimate;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  readonly filmIndex: Estimate;
  /** Of index and thickness, where one fit gave both. */
  readonly indexThicknessCorrelation: number;
  readonly confinementModal: Estimate;
  readonly netGain: readonly NetGainAtFluence[];
  /** Of the data among `netGain`; undefined if they are independent. */
  readonly netGainCovariancePerCm2: Float64Array | undefined;
  readonly pump: FilmPump | undefined;
  readonly measuredLossPerCm: Estimate | undefined;
  /** With its definition and stripe; undefined where one of these is missing. */
  readonly measuredThreshold: MeasuredThreshold | undefined;
}

/** Two net gains are the least that a density and a loss can be read from. */
const fewestGains = 2;

/**
 * The films that can take part in a gain fit. Those in which no gain was seen at all stay out: their data would only say
 * how small the gain is.
 */
export function filmsWithGain(films: readonly FilmForGain[]): FilmForGain[] {
  return films.filter(
    ({ netGain }) =>
      netGain.filter(({ netGainPerCm }) => netGainPerCm.kind === 'determined').length >= fewestGains,
  );
}

/** What is known of the films and of what they share, as the global fit takes it. */
export function gainInputOf(task: {
  readonly study: Study;
  readonly films: readonly FilmForGain[];
  readonly crossSection: ScaleInput;
  readonly around: Surroundings;
}): GlobalFitInput {
  const { study, films, crossSection, around } = task;
  const { gain, pump } = study;
  const withDepth = usesPumpDepth(study, films);
  const data = films.map((film) => ({
    ...filmData(film, gain.loss, around),
    ...(withDepth && film.pump && { pumpDepth: film.pump.depth }),
  }));
  const fluences = data.flatMap(({ points }) => points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2));
  return {
    films: data,
    emissionCrossSectionCm2: crossSection,
    model: usedModel(gain),
    share: gain.share,
    ...(pump?.scaleError && {
      fluenceScaleError: { source: fluenceScaleSource, relativeError: pump.scaleError.value },
    }),
    ...(gain.saturationFluence?.standardError !== undefined && {
      saturationFluencePrior: {
        fluenceUjPerCm2: gain.saturationFluence.value,
        standardErrorUjPerCm2: gain.saturationFluence.standardError,
      },
    }),
    referenceFluencesUjPerCm2: [Math.max(...fluences)],
  };
}

/**
 * Whether the gain is averaged over the depth of the films: where the pump in every one of them is known. One F_s for films with and without would be local in
 * some and incident in others.
 */
export function usesPumpDepth({ gain }: Study, films: readonly FilmForGain[]): boolean {
  return gain.pumpDepth === 'auto' && films.every(({ pump }) => pump !== undefined);
}

/** The gain model that a study asks for. */
export function usedModel({ model, occupancy }: Study['gain']): GainModelChoice {
  if (typeof model !== 'string') return { name: 'expression', text: model.expression };
  return { name: model, ...(occupancy !== undefined && { degeneracy: occupancy }) };
}

/** The same data without measured losses, thresholds and priors; undefined where none of these is among them. */
export function gainsAloneOf({
  saturationFluencePrior,
  ...input
}: GlobalFitInput): GlobalFitInput | undefined {
  const knows =
    saturationFluencePrior !== undefined || input.films.some((film) => film.measuredLoss ?? film.threshold);
  if (!knows) return undefined;
  const films = input.films.map(withoutKnowledge);
  return { ...input, films };
}

function withoutKnowledge(data: FilmGainData): FilmGainData {
  const { film, points, covariancePerCm2, confinementModal, thicknessNm, pumpDepth } = data;
  return {
    film,
    points,
    confinementModal,
    ...(covariancePerCm2 && { covariancePerCm2 }),
    ...(thicknessNm && { thicknessNm }),
    ...(pumpDepth && { pumpDepth }),
  };
}

function filmData(film: FilmForGain, stated: Study['gain']['loss'], around: Surroundings): FilmGainData {
  const { name, netGain, thicknessNm, confinementModal, measuredLossPerCm, measuredThreshold } = film;
  const loss = measuredLossPerCm ?? (stated === 'free' ? undefined : stated);
  return {
    film: name,
    points: netGain.flatMap(({ fluenceUjPerCm2, datum }) =>
      datum ? [{ fluenceUjPerCm2, netGainPerCm: datum.value, standardErrorPerCm: datum.standardError }] : [],
    ),
    ...(film.netGainCovariancePerCm2 && { covariancePerCm2: film.netGainCovariancePerCm2 }),
    confinementModal: { value: confinementModal.value, errors: confinementErrors(film, around) },
    thicknessNm: { value: thicknessNm.value, errors: thicknessErrors(film) },
    ...(loss && { measuredLoss: { lossPerCm: loss.value, standardErrorPerCm: loss.standardError ?? 0 } }),
    ...(measuredThreshold && { threshold: measuredThreshold }),
  };
}

/** The film's own error of thickness, and the one that it shares with all films measured by the same AFM. */
function thicknessErrors({ name, thicknessNm, heightScaleError }: FilmForGain) {
  const relative = thicknessNm.standardError / thicknessNm.value;
  const own = Math.sqrt(Math.max(0, relative ** 2 - heightScaleError ** 2));
  return [
    { source: thicknessSource(name), relativeError: own },
    { source: heightScaleSource, relativeError: heightScaleError },
  ].filter(({ relativeError }) => relativeError > 0);
}

/** How thickness and index move the confinement of a film, as named sources: the thickness moves n_t d as well. */
function confinementErrors(film: FilmForGain, around: Surroundings) {
  const { name, thicknessNm, filmIndex, confinementModal, indexThicknessCorrelation: correlation } = film;
  const { independent, indexAt } = correlatedIndex({ filmIndex, thicknessNm, correlation });
  const at = (thickness: number, index: number): number => {
    const mode = modeOf(around, { thicknessNm: thickness, filmIndex: indexAt(index, thickness) });
    return mode.kind === 'guided' ? mode.confinementModal : 0;
  };
  const [d, n] = [thicknessNm, independent];
  const byThickness = (relative: number): number =>
    (at(d.value * (1 + relative), n.value) - at(d.value * (1 - relative), n.value)) / 2;
  const byIndex = (at(d.value, n.value + n.standardError) - at(d.value, n.value - n.standardError)) / 2;
  return [
    ...thicknessErrors(film).map(({ source, relativeError }) => ({
      source,
      shift: byThickness(relativeError),
    })),
    { source: indexSource(name), shift: byIndex },
  ]
    .map(({ source, shift }) => ({ source, relativeError: shift / confinementModal.value }))
    .filter(({ relativeError }) => relativeError !== 0);
}
