import type { GlobalFitInput } from '@modalgain/gain';
import {
  retryGain,
  type ComparisonResult,
  type FilmGainResult,
  type GainFitResult,
  type Results,
  type RetriedGain,
} from '@modalgain/study';
import { densityEvidence, type DensityStory } from './density-evidence.js';
import { inputOfTrial, type GainTrial } from './gain-trial.js';

/** What a trial says, in the shape of results. */
export interface TriedGain {
  readonly gainFit: GainFitResult;
  readonly filmGains: readonly (FilmGainResult | null)[];
  readonly comparisons: readonly ComparisonResult[];
}

/** A finished study on which gain fits are tried. */
export interface GainBench {
  /** Throws InputError for what cannot be fitted, such as a model that ends below a measured fluence. */
  readonly tryOut: (trial: GainTrial) => TriedGain;
  /** Why the density of a film is open or not; undefined for a film that took no part. */
  readonly densityOf: (trial: GainTrial, film: string) => DensityStory | undefined;
}

/** The last trials keep their fits, so that the density of another film needs no new one. */
const keptAtMost = 6;

/** Puts a finished study on the bench. */
export function gainBench(study: { readonly results: Results; readonly input: GlobalFitInput }): GainBench {
  const { results, input } = study;
  const kept = new Map<string, RetriedGain>();
  const lossNames = new Map(
    (results.gainFit?.parameters ?? []).map(({ name, value }) => [name, value] as const),
  );
  const fittedLoss = (film: string): number | undefined => lossNames.get(`loss of ${film}`);
  const retried = (trial: GainTrial): RetriedGain => {
    const key = JSON.stringify(trial);
    const known = kept.get(key);
    if (known) return known;
    const made = retryGain({ results, input: inputOfTrial(input, trial, fittedLoss) });
    const oldest = [...kept.keys()].at(0);
    if (kept.size >= keptAtMost && oldest !== undefined) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };
  return {
    tryOut: (trial) => {
      const { gainFit, filmGains, comparisons } = retried(trial);
      return { gainFit, filmGains, comparisons };
    },
    densityOf: (trial, film) => {
      const { fit } = retried(trial);
      const tried = densityEvidence(fit.fit, film);
      if (!tried) return undefined;
      const gainsAlone = fit.gainsAlone && densityEvidence(fit.gainsAlone, film);
      return { film, tried, gainsAlone };
    },
  };
}
