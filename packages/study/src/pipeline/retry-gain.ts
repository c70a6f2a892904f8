import { fitGain, fitModel, type GlobalFitInput } from '@modalgain/gain';
import type {
  ComparisonResult,
  FilmGainResult,
  FilmResult,
  GainFitResult,
  Results,
} from '../results/index.js';
import { comparisonsOf } from './comparison.js';
import { gainFitResult } from './gain-fit-results.js';
import type { StudyGainFit } from './gain-fit.js';
import { gainsAloneOf } from './gain-input.js';
import { filmGainOf } from './gain-results.js';

/** What a study would say with another gain fit. */
export interface RetriedGain {
  readonly gainFit: GainFitResult;
  /** One entry a film of the results; null for films that took no part. */
  readonly filmGains: readonly (FilmGainResult | null)[];
  readonly comparisons: readonly ComparisonResult[];
  /** What figures of density and loss start from. */
  readonly fit: StudyGainFit;
}

/**
 * The gain fit of a finished study with another model, other knowledge or other sharing. Everything measured stays: the
 * net gains of the films, and what their comparisons say of thickness, surface and confinement.
 *
 * `results` are those of the study as it was run, `input` is its gain input, changed.
 * @throws InputError for input that cannot be fitted
 */
export function retryGain({ results, input }: { results: Results; input: GlobalFitInput }): RetriedGain {
  const crossSection = results.settings.emissionCrossSection;
  if (!crossSection) throw new Error('Results with a gain fit have a cross-section.');
  const fit = fitOf(input);
  const filmGains = results.films.map((film) => gainOf(film, fit, results.settings.idealDensityPerCm3));
  const films = results.films.map((film, i) => ({ ...film, gain: filmGains[i] }));
  const comparisons = comparisonsOf({
    films,
    fit: fit.fit,
    heightScaleError: () => 0,
    scanOf: () => undefined,
  });
  return {
    gainFit: gainFitResult(fit, crossSection),
    filmGains,
    comparisons: comparisons.map((comparison, i) => measuredAsBefore(comparison, results.comparisons[i])),
    fit,
  };
}

function fitOf(input: GlobalFitInput): StudyGainFit {
  const fit = fitGain(input);
  const alone = gainsAloneOf(input);
  return {
    input,
    fit,
    twoStep: fit,
    scanFit: undefined,
    gainsAlone: alone && fitModel(alone, input.model ?? { name: 'langmuir' }),
    comparison: undefined,
  };
}

function gainOf(film: FilmResult, gainFit: StudyGainFit, idealDensityPerCm3: number | null) {
  const mode = film.waveguide?.mode;
  if (mode?.kind !== 'guided') return null;
  const { name } = film;
  return filmGainOf({ gainFit, film: { name, confinementModal: mode.confinementModal }, idealDensityPerCm3 });
}

/** Thickness, roughness and confinement do not depend on the gain fit; nor do the surfaces. */
function measuredAsBefore(tried: ComparisonResult, before: ComparisonResult): ComparisonResult {
  const { thickness, roughness, confinementModal } = before.ratios;
  return {
    ...tried,
    ratios: { ...tried.ratios, thickness, roughness, confinementModal },
    surfaces: before.surfaces,
  };
}
