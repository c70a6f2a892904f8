import {
  gainBench,
  modelsToTry,
  outcomeOf,
  trialOf,
  type GainBench,
  type GainTrial,
} from '@modalgain/compute';
import type { GlobalFitInput } from '@modalgain/gain';
import type { Results } from '@modalgain/study';
import { expose } from 'comlink';

let bench: GainBench | undefined;

/** The study that was opened last; the page opens one before it asks. */
function opened(): GainBench {
  if (bench) return bench;
  throw new Error('The gain worker was asked before a study was opened.');
}

/** Live work of the gain page: the same net gains fitted in other ways. */
const functions = {
  open: (results: Results, input: GlobalFitInput) => {
    bench = gainBench({ results, input });
    return { own: trialOf(input), models: modelsToTry() };
  },
  tryOut: (trial: GainTrial) => outcomeOf(() => opened().tryOut(trial)),
  density: (trial: GainTrial, film: string) => outcomeOf(() => opened().densityOf(trial, film)),
};

export type GainWorker = typeof functions;

expose(functions);
