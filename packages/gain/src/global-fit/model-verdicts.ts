import { formatSignificant, sortVerdicts, type Verdict } from '@modalgain/numerics';
import { plausibleWeight } from './average-models.js';
import type { AveragedFilm, ComparedModel } from './model-comparison.js';
import { densityWording, percentInWords, rangeInWords } from './wording.js';

/** What a reader has to know of a comparison of gain models before its numbers. */
export function judgeModels(models: readonly ComparedModel[], averaged: readonly AveragedFilm[]): Verdict[] {
  const left = models.filter(({ weight }) => weight >= plausibleWeight);
  return sortVerdicts([...judgeChoice(models, left), ...judgeSpread(left, averaged), ...judgeMeaning(left)]);
}

function judgeChoice(models: readonly ComparedModel[], left: readonly ComparedModel[]): Verdict[] {
  if (models.length === 1) return [];
  const settled = left.length === 1;
  const tooFew = models.every(({ aicc }) => aicc === Infinity);
  return [
    {
      code: settled ? 'gain-model-settled' : 'gain-models-not-told-apart',
      severity: settled ? 'holds' : 'not-determined',
      sentence: settled
        ? `The data choose the ${left[0].fit.model.title} gain model.`
        : 'The data do not choose a gain model.',
      detail: tooFew
        ? 'Too few net gains to weigh models; all count the same.'
        : `Weights: ${models.map(({ fit, weight }) => `${fit.model.title} ${percentInWords(weight)}`).join(', ')}.`,
      evidence: Object.fromEntries(models.map(({ fit, weight }) => [fit.model.title, weight])),
      ...(!settled && { next: 'Net gain at fluences around and below transparency.' }),
    },
  ];
}

/** Best fits further apart than this ratio are worth a word. */
const notableSpread = 1.2;

function judgeSpread(left: readonly ComparedModel[], averaged: readonly AveragedFilm[]): Verdict[] {
  if (left.length < 2) return [];
  const ratio = ({ densitySpreadPerCm3: [lowest, highest] }: AveragedFilm) => highest / lowest;
  const widest = averaged.reduce((most, film) => (ratio(film) > ratio(most) ? film : most));
  if (ratio(widest) < notableSpread) return [];
  return [
    {
      code: 'density-depends-on-model',
      severity: 'caution',
      sentence: `nₜ of ${widest.film} depends on the gain model.`,
      detail:
        `Best fits: ${rangeInWords(widest.densitySpreadPerCm3, densityWording)},\n` +
        `a factor of ${formatSignificant(ratio(widest), 2)}.`,
      evidence: { lowestPerCm3: widest.densitySpreadPerCm3[0], highestPerCm3: widest.densitySpreadPerCm3[1] },
      film: widest.film,
    },
  ];
}

/** In some models the loss holds the ground-state absorption, in others f does. */
function judgeMeaning(left: readonly ComparedModel[]): Verdict[] {
  const within = left.filter(({ fit }) => fit.model.lossHoldsGroundState);
  if (within.length === 0 || within.length === left.length) return [];
  return [
    {
      code: 'averaged-loss-mixes-meanings',
      severity: 'caution',
      sentence: 'The averaged α mixes two meanings.',
      detail: `With ${within.map(({ fit }) => fit.model.title).join(', ')} it holds ground-state absorption, else it does not.`,
      evidence: { models: within.map(({ fit }) => fit.model.name).join(', ') },
    },
  ];
}
