import { confinementSlopes } from '@modalgain/optics';
import type { Objective } from '../optimise/index.js';
import { candidateAt, secondModeFromNm, type DesignSpace } from './design-space.js';
import type { Candidate } from './film-law.js';
import type { FilmPredictor, PredictedFilm } from './film-predictor.js';
import { scoreOf, type SearchGoal } from './goal.js';
import { indexOfDensity } from './index-of-density.js';

interface Task {
  readonly predictor: FilmPredictor;
  readonly space: DesignSpace;
  readonly goal: SearchGoal;
}

/** Of central differences, as a share of the range: good to about 1e-7 of the score. */
const relativeStep = 1e-4;

/**
 * The score of the goal over the varied quantities. Its slopes are exact where the gain depends on the film through the confinement alone; where pump
 * depth or scattering follow the film as well, they are central differences of the whole.
 */
export function objectiveOf(task: Task): Objective {
  const { space } = task;
  const plain = plainObjective(task);
  return space.isSingleMode && space.vary.some(({ quantity }) => quantity === 'thicknessNm')
    ? belowSecondMode(task, plain)
    : plain;
}

function plainObjective({ predictor, space, goal }: Task): Objective {
  const { law } = predictor;
  const scoreAt = (x: readonly number[]): number | undefined => {
    const film = predictor.predict(space.media, candidateAt(space, x));
    return film && scoreOf(goal, film);
  };
  const isByConfinement = !law.pump && !law.roughness && !isNeedOfEachFilm(goal);
  return (x) => {
    const candidate = candidateAt(space, x);
    const film = predictor.predict(space.media, candidate);
    const value = film && scoreOf(goal, film);
    if (!film || value === undefined) return undefined;
    const gradient = (): number[] =>
      isByConfinement
        ? exactSlopes({ predictor, space, goal }, film, candidate)
        : differences(space, x, scoreAt, value);
    return { value, gradient };
  };
}

/** A threshold gain that follows the mode has slopes of its own. */
function isNeedOfEachFilm(goal: SearchGoal): boolean {
  if (goal.kind === 'net-gain') return false;
  const { netGain } = goal.kind === 'trade-off' ? goal.threshold : goal;
  return typeof netGain === 'function';
}

/** Towards where there is no design, the difference of one side. */
function differences(
  { vary }: DesignSpace,
  x: readonly number[],
  scoreAt: (x: readonly number[]) => number | undefined,
  here: number,
): number[] {
  return vary.map(({ range: [low, high] }, i) => {
    const step = relativeStep * (high - low);
    const moved = (by: number): number | undefined =>
      scoreAt(x.map((value, j) => (j === i ? value + by : value)));
    const [above, below] = [moved(step), moved(-step)];
    if (above !== undefined && below !== undefined) return (above - below) / (2 * step);
    if (above !== undefined) return (above - here) / step;
    return below === undefined ? 0 : (here - below) / step;
  });
}

/** By the exact slopes of the confinement; how the score follows confinement and density is known in closed form, and cheap. */
function exactSlopes({ predictor, space, goal }: Task, film: PredictedFilm, candidate: Candidate): number[] {
  const scoreWith = (confinementModal: number, densityRatio: number): number =>
    scoreOf(goal, predictor.of({ ...film, confinementModal }, densityRatio)) ?? NaN;
  const { confinementModal } = film;
  const { densityRatio } = candidate;
  const step = 1e-6;
  const perConfinement =
    (scoreWith(confinementModal * (1 + step), densityRatio) -
      scoreWith(confinementModal * (1 - step), densityRatio)) /
    (2 * step * confinementModal);
  const perDensity =
    (scoreWith(confinementModal, densityRatio * (1 + step)) -
      scoreWith(confinementModal, densityRatio * (1 - step))) /
    (2 * step * densityRatio);
  const { modalPerNm, modalPerIndex } = confinementSlopes(film.stack, film.mode);
  const indexAt = (density: number): number =>
    indexOfDensity({ n: predictor.law.filmIndex, k: 0 }, density).n;
  const indexPerDensity =
    (indexAt(densityRatio * (1 + step)) - indexAt(densityRatio * (1 - step))) / (2 * step * densityRatio);
  const slopes: Record<keyof Candidate, number> = {
    thicknessNm: perConfinement * modalPerNm[1],
    underlayerNm: space.media.underlayer ? perConfinement * modalPerNm[2] : 0,
    densityRatio: perConfinement * modalPerIndex[1] * indexPerDensity + perDensity,
    indexShift: perConfinement * modalPerIndex[1],
    pumpWavelengthNm: 0,
    roughnessRatio: 0,
  };
  return space.vary.map(({ quantity }) => slopes[quantity]);
}

/**
 * The same with the thickness as its share of the way to the cut-off of TE1, where that is below its bound: so a film that is best at the edge of being
 * single-mode is found like any at a bound.
 */
function belowSecondMode(task: Task, plain: Objective): Objective {
  const { predictor, space } = task;
  const at = space.vary.findIndex(({ quantity }) => quantity === 'thicknessNm');
  const [low, high] = space.vary[at].range;
  const mostAt = (x: readonly number[]): number =>
    Math.min(high, secondModeFromNm(predictor.law, space.media, candidateAt(space, x)));
  return (x) => {
    const most = mostAt(x);
    if (!(most > low)) return undefined;
    const share = (x[at] - low) / (high - low);
    const found = plain(withThickness(x, at, low + share * (most - low)));
    if (!found) return undefined;
    const gradient = (): number[] => {
      const slopes = found.gradient();
      const perThickness = slopes[at];
      return slopes.map((slope, i) => {
        if (i === at) return (perThickness * (most - low)) / (high - low);
        const step = relativeStep * (space.vary[i].range[1] - space.vary[i].range[0]);
        const moved = (by: number): number => mostAt(x.map((value, j) => (j === i ? value + by : value)));
        return slope + (perThickness * share * (moved(step) - moved(-step))) / (2 * step);
      });
    };
    return { value: found.value, gradient };
  };
}

const withThickness = (x: readonly number[], at: number, thicknessNm: number): number[] =>
  x.map((value, i) => (i === at ? thicknessNm : value));

/** The values of the varied quantities that a point of the search stands for. */
export function valuesAt({ predictor, space }: Omit<Task, 'goal'>, x: readonly number[]): number[] {
  const at = space.vary.findIndex(({ quantity }) => quantity === 'thicknessNm');
  if (!space.isSingleMode || at < 0) return [...x];
  const [low, high] = space.vary[at].range;
  const most = Math.min(high, secondModeFromNm(predictor.law, space.media, candidateAt(space, x)));
  return withThickness(x, at, low + ((x[at] - low) / (high - low)) * (most - low));
}
