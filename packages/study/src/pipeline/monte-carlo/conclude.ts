import {
  compareIntervals,
  histogramOf,
  summariseTrials,
  type Agreement,
  type TrialSummary,
} from '@modalgain/design';
import type { BootstrapReplicates } from '@modalgain/numerics';
import type { MonteCarloDocument } from '../../documents/index.js';
import type { MonteCarloTask, ReportedQuantity } from './task.js';
import { trialVerdicts } from './verdicts.js';
import { quantityWords } from './words.js';

/** A quantity with what the trials say of it; undefined where too few trials have a value. */
export interface TriedQuantity extends ReportedQuantity {
  readonly summary: TrialSummary | undefined;
  readonly agreement: Agreement | undefined;
  /** Share of trials in which it had no value. */
  readonly shareWithout: number;
}

/** Holds all trials of a study against its results. */
export function concludeTrials(
  study: string,
  task: MonteCarloTask,
  { values, count, quantityCount }: BootstrapReplicates,
): MonteCarloDocument {
  const column = (i: number): Float64Array =>
    Float64Array.from({ length: count }, (_, trial) =>
      quantityCount > 0 ? values[trial * quantityCount + i] : NaN,
    );
  const tried = task.quantities.map((quantity, i): TriedQuantity => {
    const drawn = column(i);
    const summary = summariseTrials(drawn);
    const without = drawn.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
    return {
      ...quantity,
      summary,
      agreement: summary && compareIntervals(summary, quantity.reported),
      shareWithout: without / count,
    };
  });
  return {
    study,
    trials: count,
    seed: task.seed,
    sources: [...task.sources],
    films: task.films.map(({ name, scans, netGain }) => ({
      film: name,
      netGains: scans ? 'scans' : netGain.length > 0 ? 'errors' : 'none',
    })),
    quantities: tried.map(({ reported, summary, agreement, shareWithout, ...named }, i) => ({
      ...named,
      ...quantityWords[named.quantity],
      linear: reported,
      shareWithout,
      monteCarlo: summary && {
        median: summary.median,
        interval95: summary.interval95,
        intervalError: [...summary.intervalError],
        skewness: summary.skewness,
        histogram: histogramOf(column(i)),
      },
      agreement: agreement && {
        agrees: agreement.agrees,
        widthRatio: finiteOrNull(agreement.widthRatio),
        widthRatioError: agreement.widthRatioError,
        endShifts: agreement.endShifts.map(finiteOrNull),
      },
    })),
    open: [...task.open],
    verdicts: trialVerdicts(tried),
  };
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
