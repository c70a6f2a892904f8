import {
  chiSquareUpperTail,
  formatNumber,
  formatSignificant,
  sortVerdicts,
  type Verdict,
} from '@modalgain/numerics';
import type { FilmGainFit } from './film-fit.js';
import { judgeFilm } from './film-verdicts.js';
import { judgeFluences } from './fluence-verdicts.js';
import type { FittedSystem } from './quantity.js';

/** Everything that a reader has to know of a fit before its numbers; most severe first. */
export function judgeFit(fitted: FittedSystem, films: readonly FilmGainFit[]): Verdict[] {
  const { system } = fitted;
  return sortVerdicts([
    ...judgeConvergence(fitted),
    ...judgeModel(fitted),
    ...judgeMisfit(fitted),
    ...judgeFluences(system.films, films),
    ...system.films.flatMap((film, index) => judgeFilm(fitted, film, films[index])),
  ]);
}

function judgeConvergence({ fit: { converged, stopReason, iterations } }: FittedSystem): Verdict[] {
  if (converged) return [];
  return [
    {
      code: 'gain-fit-not-converged',
      severity: 'caution',
      sentence: 'The gain fit did not reach its minimum.',
      detail: `After ${iterations} iterations: ${stopReason}.`,
      evidence: { iterations },
      next: 'Fewer free parameters: a measured α, or a shared Fₛ.',
    },
  ];
}

function judgeModel({ system: { model } }: FittedSystem): Verdict[] {
  const verdicts: Verdict[] = [];
  const evidence = { model: model.name };
  if (model.warning !== undefined) {
    verdicts.push({
      code: 'gain-model-doubtful',
      severity: 'caution',
      sentence: `The ${model.title} gain model exceeds full inversion.`,
      detail: model.warning,
      evidence,
      next: 'The Langmuir model.',
    });
  }
  if (model.lossHoldsGroundState) {
    verdicts.push({
      code: 'loss-holds-absorption',
      severity: 'note',
      sentence: 'The fitted α includes ground-state absorption.',
      detail: model.lossMeaning,
      evidence,
    });
  }
  return verdicts;
}

/** Data further from the model than their errors allow in one case of a hundred. */
const misfitProbability = 0.01;
/** Below this a probability is only said to be smaller. */
const leastProbabilityInWords = 1e-4;

function judgeMisfit({ fit }: FittedSystem): Verdict[] {
  const { chiSquare, degreesOfFreedom } = fit;
  if (degreesOfFreedom < 1) return [];
  const probability = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  const misfit = probability < misfitProbability;
  const odds =
    probability < leastProbabilityInWords
      ? `probability below ${leastProbabilityInWords}`
      : `probability ${formatSignificant(probability, 2)}`;
  const detail = `χ² = ${formatNumber(chiSquare, 1)} for ${degreesOfFreedom} degrees of freedom, ${odds}.`;
  return [
    {
      code: misfit ? 'gain-model-misfit' : 'gain-model-fits',
      severity: misfit ? 'caution' : 'holds',
      sentence: misfit
        ? 'Net gains scatter more than errors allow.'
        : 'The gain model fits within the errors.',
      detail: misfit ? `${detail}\nThe errors given here are then too small.` : detail,
      evidence: { chiSquare, degreesOfFreedom, probability },
      ...(misfit && { next: 'The residuals, and another gain model.' }),
    },
  ];
}
