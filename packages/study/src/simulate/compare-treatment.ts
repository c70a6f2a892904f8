import type { Results } from '../results/index.js';
import { trueFilmGainPerCm, trueMode, trueNetGainPerCm } from './film-physics.js';
import type { TruthClaim } from './truth-claim.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

type Comparison = Results['comparisons'][number];

/** The ratios after/before of one treatment, beside the truth. */
export function compareTreatment(
  { before, after, ratios }: Comparison,
  truth: ExperimentTruth,
): TruthClaim[] {
  const fluence = Math.max(...truth.instrument.fluencesUjPerCm2);
  const ratioOf = (quantity: (film: FilmTruth) => number | undefined): number | undefined => {
    const [first, last] = [quantity(truth.films[before]), quantity(truth.films[after])];
    return first === undefined || last === undefined ? undefined : last / first;
  };
  const truths: Record<keyof Comparison['ratios'], number | undefined> = {
    thickness: ratioOf((film) => film.thicknessNm),
    roughness: ratioOf((film) => film.roughnessSqNm),
    confinementModal: ratioOf((film) => confinementOf(truth, film)),
    netGain: ratioOf((film) => trueNetGainPerCm(truth, film, fluence)),
    filmGain: ratioOf((film) => trueFilmGainPerCm(truth, film, fluence)),
    density: ratioOf((film) => film.densityPerCm3),
    loss: ratioOf((film) => film.lossPerCm),
    emittersPerArea: ratioOf((film) => film.densityPerCm3 * film.thicknessNm),
  };
  return (Object.keys(truths) as (keyof typeof truths)[]).map((name) => ({
    quantity: `ratio of ${name}`,
    of: `${before} -> ${after}`,
    truth: truths[name],
    reported: ratios[name],
  }));
}

function confinementOf(truth: ExperimentTruth, film: FilmTruth): number | undefined {
  const mode = trueMode(truth, film);
  return mode.kind === 'guided' ? mode.confinementModal : undefined;
}
