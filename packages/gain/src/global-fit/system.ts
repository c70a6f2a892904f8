import { nuisanceName } from '@modalgain/numerics';
import { averageOverDepth, gainModel, type GainModel } from '../models/index.js';
import type { FilmGainData, GlobalFitInput, SharedParameter } from './inputs.js';
import { SourceBook, type Loading } from './sources.js';
import { thresholdDatum, type ThresholdDatum } from './threshold-datum.js';

/** Densities are handled as the ln of their value in this unit. */
export const densityUnitPerCm3 = 1e15;

/** One film with the indices of its parameters. */
export interface FilmSystem {
  readonly film: string;
  readonly data: FilmGainData;
  /** That of the system, averaged over the depth of the film where its pump is known there. */
  readonly model: GainModel;
  /** Modal gain added between no pump and `topFluenceUjPerCm2`, cm-1. */
  readonly gainRise: number;
  readonly loss: number;
  /** Inverse saturation fluence, cm2/uJ. */
  readonly saturation: number;
  readonly topFluenceUjPerCm2: number;
  /** ln(Gamma sigma_e density unit): ln of the modal gain at full inversion of the density unit. */
  readonly logModalScale: number;
  readonly confinementLoadings: readonly Loading[];
  readonly thicknessLoadings: readonly Loading[];
  readonly threshold: ThresholdDatum | undefined;
  /** Loadings of all fluences on parameters of the fit: their common scale, and what reaches the depth of this film. */
  readonly fluenceLoadings: readonly Loading[];
  /** Loading of the threshold's own fluence on a parameter of the fit. */
  readonly thresholdLoadings: readonly Loading[];
}

/**
 * The model of all films at once. The parameters are chosen so that the problem stays well behaved where the data leave
 * density, loss and saturation fluence open: gain rise, loss and inverse saturation fluence then lie on a straight line.
 * In this order: gain rise of each film; loss of each film (or the shared one); 1/F_s (shared, or of each film);
 * unit-normal deviations of the fluences. Errors of Gamma, sigma_e and thickness only scale what is derived from the
 * fit, so that they are no parameters of it but `sources`, added to every derived quantity.
 */
export interface GainSystem {
  readonly model: GainModel;
  /** f(0) of the model: 0, or -1 where an unpumped film absorbs. */
  readonly unpumpedInversion: number;
  readonly films: readonly FilmSystem[];
  readonly parameterNames: readonly string[];
  readonly parameterCount: number;
  readonly sources: readonly string[];
  readonly crossSectionCm2: number;
  readonly crossSectionLoadings: readonly Loading[];
  /** Deviations of the fluences: parameters of the fit, since a prior on F_s may speak of them. */
  readonly fluenceSources: readonly { readonly source: string; readonly parameter: number }[];
  readonly saturationPrior: { readonly mean: number; readonly standardDeviation: number } | undefined;
}

/** Gives every unknown of the input its place. */
export function createSystem(input: GlobalFitInput): GainSystem {
  const model = gainModel(input.model ?? { name: 'langmuir' });
  const share = input.share ?? ['saturationFluence'];
  const names = input.films.map(({ film }) => `gain rise of ${film}`);
  const loss = indicesOf('loss', input.films, share, names);
  const saturation = indicesOf('saturationFluence', input.films, share, names);
  const sources = new SourceBook();
  const fluences = new SourceBook(names.length);
  const crossSectionLoadings = sources.loadings(input.emissionCrossSectionCm2.errors);
  const fluenceScale = input.fluenceScaleError ? [input.fluenceScaleError] : [];
  const films = input.films.map((data, index): FilmSystem => ({
    film: data.film,
    data,
    model: data.pumpDepth ? averageOverDepth(model, data.pumpDepth) : model,
    gainRise: index,
    loss: loss[index],
    saturation: saturation[index],
    topFluenceUjPerCm2: Math.max(...data.points.map((point) => point.fluenceUjPerCm2)),
    logModalScale: Math.log(
      data.confinementModal.value * input.emissionCrossSectionCm2.value * densityUnitPerCm3,
    ),
    confinementLoadings: sources.loadings(data.confinementModal.errors),
    thicknessLoadings: sources.loadings(data.thicknessNm?.errors ?? []),
    fluenceLoadings: fluences.loadings([...fluenceScale, ...(data.pumpDepth?.errors ?? [])]),
    ...thresholdOf(data, fluences),
  }));
  const parameterNames = [...names, ...fluences.names.map((source) => `deviation of ${source}`)];
  return {
    model,
    unpumpedInversion: model.inversion(0),
    films,
    parameterNames,
    parameterCount: parameterNames.length,
    sources: sources.names,
    crossSectionCm2: input.emissionCrossSectionCm2.value,
    crossSectionLoadings,
    fluenceSources: fluences.names.map((source, index) => ({ source, parameter: names.length + index })),
    saturationPrior: priorOf(input),
  };
}

/** One new parameter for all films where shared, else one for each. */
function indicesOf(
  parameter: SharedParameter,
  films: readonly FilmGainData[],
  share: readonly SharedParameter[],
  names: string[],
): number[] {
  const title = parameter === 'loss' ? 'loss' : 'inverse saturation fluence';
  if (share.includes(parameter)) {
    const index = names.push(title) - 1;
    return films.map(() => index);
  }
  return films.map(({ film }) => names.push(`${title} of ${film}`) - 1);
}

function thresholdOf(
  data: FilmGainData,
  fluences: SourceBook,
): Pick<FilmSystem, 'threshold' | 'thresholdLoadings'> {
  const threshold = data.threshold && thresholdDatum(data.threshold);
  if (threshold?.kind !== 'used') return { threshold, thresholdLoadings: [] };
  const error = {
    source: nuisanceName({ quantity: 'threshold', scope: 'film', place: data.film }),
    relativeError: threshold.relativeFluenceError,
  };
  return { threshold, thresholdLoadings: fluences.loadings([error]) };
}

function priorOf({ saturationFluencePrior: prior }: GlobalFitInput): GainSystem['saturationPrior'] {
  return (
    prior && {
      mean: Math.log(prior.fluenceUjPerCm2),
      standardDeviation: prior.standardErrorUjPerCm2 / prior.fluenceUjPerCm2,
    }
  );
}
