import { gainModel, gainModelNames, type GainModelName } from '@modalgain/gain';
import type { FilmGainData, GlobalFitInput, SharedParameter } from '@modalgain/gain';

/** What is known of the losses in a trial. `known`: each to 15 %, at its measured or else its fitted value. */
export type LossKnowledge = 'free' | 'known' | 'measured';

/** A gain fit to be tried on the net gains of a study; JSON. */
export interface GainTrial {
  /** A model by name; null for the study's own. */
  readonly model: GainModelName | null;
  readonly share: readonly SharedParameter[];
  readonly loss: LossKnowledge;
  /** Whether measured thresholds count as data. */
  readonly useThresholds: boolean;
  /** What is known of the saturation fluence (uJ/cm2); null for nothing. */
  readonly saturationFluence: { readonly value: number; readonly standardError: number } | null;
}

/** How well a loss is known in a trial with `loss: 'known'`. */
export const knownLossRelativeError = 0.15;

/** A gain model to choose. */
export interface ModelToTry {
  readonly name: GainModelName;
  readonly title: string;
  readonly formula: string;
}

/** All gain models that need no more than their name. */
export function modelsToTry(): ModelToTry[] {
  return gainModelNames.map((name) => {
    const { title, formula } = gainModel({ name });
    return { name, title, formula };
  });
}

/** The trial that is the study's own fit. */
export function trialOf(input: GlobalFitInput): GainTrial {
  const prior = input.saturationFluencePrior;
  return {
    model: null,
    share: input.share ?? ['saturationFluence'],
    loss: 'measured',
    useThresholds: true,
    saturationFluence: prior
      ? { value: prior.fluenceUjPerCm2, standardError: prior.standardErrorUjPerCm2 }
      : null,
  };
}

/**
 * The input of the global fit for a trial.
 *
 * @param input of the study's own fit
 * @param fittedLossPerCm what that fit found best; undefined for films without a loss
 */
export function inputOfTrial(
  input: GlobalFitInput,
  trial: GainTrial,
  fittedLossPerCm: (film: string) => number | undefined,
): GlobalFitInput {
  const { emissionCrossSectionCm2, fluenceScaleError, referenceFluencesUjPerCm2 } = input;
  const prior = trial.saturationFluence;
  const model = trial.model === null ? input.model : { name: trial.model };
  return {
    films: input.films.map((film) => filmOfTrial(film, trial, fittedLossPerCm(film.film))),
    emissionCrossSectionCm2,
    share: trial.share,
    ...(model && { model }),
    ...(fluenceScaleError && { fluenceScaleError }),
    ...(referenceFluencesUjPerCm2 && { referenceFluencesUjPerCm2 }),
    ...(prior && {
      saturationFluencePrior: { fluenceUjPerCm2: prior.value, standardErrorUjPerCm2: prior.standardError },
    }),
  };
}

function filmOfTrial(film: FilmGainData, trial: GainTrial, fitted: number | undefined): FilmGainData {
  const { measuredLoss, threshold, ...rest } = film;
  const known = knownLoss(measuredLoss?.lossPerCm ?? fitted);
  const loss = { free: undefined, known, measured: measuredLoss }[trial.loss];
  return {
    ...rest,
    ...(loss && { measuredLoss: loss }),
    ...(trial.useThresholds && threshold && { threshold }),
  };
}

function knownLoss(lossPerCm: number | undefined): FilmGainData['measuredLoss'] {
  if (lossPerCm === undefined || !(lossPerCm > 0)) return undefined;
  return { lossPerCm, standardErrorPerCm: knownLossRelativeError * lossPerCm };
}
