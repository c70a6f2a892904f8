import { climbFrom, maximise, type Maximum } from '../optimise/index.js';
import { boundsOf, candidateAt, type DesignSpace } from './design-space.js';
import type { Candidate } from './film-law.js';
import type { FilmPredictor, NeededGain } from './film-predictor.js';
import type { DesignGoal } from './goal.js';
import { objectiveOf, valuesAt } from './objective-of.js';

/** A film than which none of the space has both more net gain and a lower threshold. */
export interface TradeOff {
  readonly candidate: Candidate;
  readonly netGainPerCm: number;
  readonly thresholdUjPerCm2: number;
}

interface Task {
  readonly predictor: FilmPredictor;
  readonly space: DesignSpace;
  readonly fluenceUjPerCm2: number;
  /** At threshold. */
  readonly thresholdGain: NeededGain;
  readonly seed: number;
}

const weights = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1];

/**
 * The front of net gain against threshold fluence: films that are best for a sum of the relative net gain and -ln of the threshold, from one goal alone
 * to the other, each climbed to from the best film for either goal. Where one film is the best for both, it is the whole front.
 */
export function tradeOffs(task: Task): TradeOff[] {
  const { predictor, space, fluenceUjPerCm2, thresholdGain } = task;
  const gain = { kind: 'net-gain', fluenceUjPerCm2 } as const;
  const threshold = { kind: 'threshold', netGain: thresholdGain } as const;
  const [byGain, byThreshold] = [gain, threshold].map((goal) => bestFor(task, goal));
  if (!byGain || !(byGain.value > 0)) return [];
  const starts = byThreshold ? [byGain.x, byThreshold.x] : [byGain.x];
  const found = weights.flatMap((weight) => {
    const goal = { kind: 'trade-off', weight, netGainScalePerCm: byGain.value, gain, threshold } as const;
    const objective = objectiveOf({ predictor, space, goal });
    return starts.flatMap((x) => {
      const top = climbFrom({ bounds: boundsOf(space), objective, x });
      const film = top && tradeOffAt(task, valuesAt({ predictor, space }, top.x));
      return film ? [film] : [];
    });
  });
  return front(found);
}

function bestFor({ predictor, space, seed }: Task, goal: DesignGoal): Maximum | undefined {
  const objective = objectiveOf({ predictor, space, goal });
  return maximise({ bounds: boundsOf(space), objective, seed }).maxima.at(0);
}

function tradeOffAt(
  { predictor, space, fluenceUjPerCm2, thresholdGain }: Task,
  x: readonly number[],
): TradeOff | undefined {
  const candidate = candidateAt(space, x);
  const film = predictor.predict(space.media, candidate);
  const thresholdUjPerCm2 = film?.fluenceOf(thresholdGain);
  if (!film || thresholdUjPerCm2 === undefined) return undefined;
  return { candidate, netGainPerCm: film.netGainAt(fluenceUjPerCm2), thresholdUjPerCm2 };
}

/** Differences of net gain below this share are none. */
const noticeable = 2e-3;

/** From the lowest threshold to the most net gain; both ends are in it. */
function front(films: readonly TradeOff[]): TradeOff[] {
  const sorted = [...films].sort((a, b) => a.thresholdUjPerCm2 - b.thresholdUjPerCm2);
  const kept: TradeOff[] = [];
  for (const film of sorted) {
    const best = kept.at(-1)?.netGainPerCm ?? -Infinity;
    if (film.netGainPerCm > best + noticeable * Math.abs(film.netGainPerCm)) kept.push(film);
  }
  const most = sorted.reduce((a, b) => (b.netGainPerCm > a.netGainPerCm ? b : a), sorted[0]);
  const last = kept.at(-1);
  if (!last || last.netGainPerCm >= most.netGainPerCm) return kept;
  return kept.length > 1 ? [...kept.slice(0, -1), most] : [...kept, most];
}
