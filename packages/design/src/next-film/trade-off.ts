import { climbFrom } from '../optimise/index.js';
import { boundsOf, candidateAt, type DesignSpace } from './design-space.js';
import type { Candidate } from './film-law.js';
import type { FilmPredictor } from './film-predictor.js';
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
  /** Net gain at threshold. */
  readonly thresholdGainPerCm: number;
}

const weights = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1];

/**
 * The front of net gain against threshold fluence: films that are best for a sum of the relative net gain and -ln of the threshold, from one goal alone
 * to the other. Where one film is the best for both, it is the whole front.
 *
 * @param starts values of the varied quantities at the maxima for either goal
 */
export function tradeOffs(task: Task, starts: readonly (readonly number[])[]): TradeOff[] {
  const { predictor, space, fluenceUjPerCm2, thresholdGainPerCm } = task;
  const gain = { kind: 'net-gain', fluenceUjPerCm2 } as const;
  const threshold = { kind: 'threshold', netGainPerCm: thresholdGainPerCm } as const;
  const byGain = objectiveOf({ predictor, space, goal: gain });
  const netGainScalePerCm = Math.max(...starts.map((x) => byGain(x)?.value ?? 0));
  if (!(netGainScalePerCm > 0)) return [];
  const found = weights.flatMap((weight) => {
    const goal = { kind: 'trade-off', weight, netGainScalePerCm, gain, threshold } as const;
    const objective = objectiveOf({ predictor, space, goal });
    return starts.flatMap((x) => {
      const top = climbFrom({ bounds: boundsOf(space), objective, x });
      const film = top && tradeOffAt(task, valuesAt({ predictor, space }, top.x));
      return film ? [film] : [];
    });
  });
  return front(found);
}

function tradeOffAt(
  { predictor, space, fluenceUjPerCm2, thresholdGainPerCm }: Task,
  x: readonly number[],
): TradeOff | undefined {
  const candidate = candidateAt(space, x);
  const film = predictor.predict(space.media, candidate);
  const thresholdUjPerCm2 = film?.fluenceOf(thresholdGainPerCm);
  if (!film || thresholdUjPerCm2 === undefined) return undefined;
  return { candidate, netGainPerCm: film.netGainAt(fluenceUjPerCm2), thresholdUjPerCm2 };
}

/** Differences below this share are none. */
const noticeable = 1e-4;

function front(films: readonly TradeOff[]): TradeOff[] {
  const sorted = [...films].sort((a, b) => a.thresholdUjPerCm2 - b.thresholdUjPerCm2);
  const kept: TradeOff[] = [];
  for (const film of sorted) {
    const best = kept.at(-1)?.netGainPerCm ?? -Infinity;
    if (film.netGainPerCm > best + noticeable * Math.abs(film.netGainPerCm)) kept.push(film);
  }
  return kept;
}
