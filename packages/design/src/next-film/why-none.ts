import { maximise } from '../optimise/index.js';
import { boundsOf, candidateAt, type DesignSpace } from './design-space.js';
import { neededBy, type FilmPredictor } from './film-predictor.js';
import type { DesignGoal } from './goal.js';
import { objectiveOf, valuesAt } from './objective-of.js';

interface Asked {
  readonly spaces: readonly DesignSpace[];
  readonly goal: DesignGoal;
  readonly seed: number;
}

/** Why there is no film: nothing guides, or the threshold is out of reach everywhere; then how much is missing. */
export function whyNone(task: Asked, predictor: FilmPredictor): string {
  const { goal, spaces } = task;
  if (goal.kind === 'net-gain') return whyNothingGuides(spaces);
  const best = bestFullyPumped(task, predictor);
  if (!best) return whyNothingGuides(spaces);
  const { netGainPerCm, neededPerCm } = best;
  return `No film of these ranges reaches the ${neededPerCm.toFixed(1)} cm⁻¹ that are needed: fully pumped, the best has ${netGainPerCm.toFixed(1)} cm⁻¹.`;
}

const whyNothingGuides = (spaces: readonly DesignSpace[]): string =>
  spaces.some(({ isSingleMode }) => isSingleMode)
    ? 'No film of these ranges guides one mode alone: widen the thickness, or drop the single-mode condition.'
    : 'No film of these ranges guides a mode: the film needs a higher index than what lies around it, or more thickness.';

/** Folds of F_s at which nothing more is to be had. */
const endless = 1e9;

/** The film of the most net gain at an endless fluence, and what it would need. */
function bestFullyPumped({ spaces, goal, seed }: Asked, predictor: FilmPredictor) {
  const fluenceUjPerCm2 = endless * predictor.law.saturationFluenceUjPerCm2;
  const saturated: DesignGoal = { kind: 'net-gain', fluenceUjPerCm2 };
  const needed = goal.kind === 'threshold' ? goal.netGain : 0;
  const tops = spaces.flatMap((space) => {
    const objective = objectiveOf({ predictor, space, goal: saturated });
    return maximise({ bounds: boundsOf(space), objective, seed }).maxima.flatMap(({ x, value }) => {
      const film = predictor.predict(space.media, candidateAt(space, valuesAt({ predictor, space }, x)));
      return film ? [{ netGainPerCm: value, neededPerCm: neededBy(film, needed) }] : [];
    });
  });
  return tops.sort((a, b) => b.netGainPerCm - a.netGainPerCm).at(0);
}
