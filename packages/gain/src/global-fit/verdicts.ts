import { chiSquareUpperTail, sortVerdicts, type Verdict } from '@modalgain/numerics';
import { inWords } from './explanations.js';
import type { FilmGainFit } from './film-fit.js';
import type { FittedQuantity } from './fitted-quantity.js';
import type { FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';

/** Everything that a reader has to know of a fit before its numbers; most severe first. */
export function judgeFit(fitted: FittedSystem, films: readonly FilmGainFit[]): Verdict[] {
  const { system } = fitted;
  return sortVerdicts([
    ...judgeModel(fitted),
    ...judgeMisfit(fitted),
    ...judgeFluences(system.films, films),
    ...system.films.flatMap((film, index) => [
      ...judgeDensity(films[index]),
      ...judgeThreshold(film, films[index]),
      ...judgeLoss(films[index]),
    ]),
  ]);
}

function judgeModel({ system: { model } }: FittedSystem): Verdict[] {
  const verdicts: Verdict[] = [];
  const evidence = { model: model.name };
  if (model.warning !== undefined) {
    verdicts.push({
      code: 'gain-model-doubtful',
      severity: 'caution',
      sentence: `The ${model.title} gain model does not saturate.`,
      detail: model.warning,
      evidence,
      next: 'Use the Langmuir model.',
    });
  }
  if (model.lossHoldsGroundState) {
    verdicts.push({
      code: 'loss-holds-absorption',
      severity: 'note',
      sentence: 'The fitted loss includes ground-state absorption.',
      detail: model.lossMeaning,
      evidence,
    });
  }
  return verdicts;
}

/** Data further from the model than their errors allow in one case of a hundred. */
const misfitProbability = 0.01;

function judgeMisfit({ fit }: FittedSystem): Verdict[] {
  const { chiSquare, degreesOfFreedom } = fit;
  if (degreesOfFreedom < 1) return [];
  const probability = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  const misfit = probability < misfitProbability;
  const odds = `Chi-square is ${inWords(chiSquare)} for ${degreesOfFreedom} degrees of freedom (probability ${inWords(probability)}).`;
  return [
    {
      code: misfit ? 'gain-model-misfit' : 'gain-model-fits',
      severity: misfit ? 'caution' : 'holds',
      sentence: misfit ? 'Net gains scatter more than errors allow.' : 'The model fits within the errors.',
      detail: misfit ? `${odds} The errors given here are then too small.` : odds,
      evidence: { chiSquare, degreesOfFreedom, probability },
      ...(misfit && { next: 'Look at the residuals; compare another gain model.' }),
    },
  ];
}

function judgeDensity({ film, densityPerCm3: { determination } }: FilmGainFit): Verdict[] {
  if (determination.kind === 'determined') return [];
  const [lower, upper] = determination.interval95 ?? [0, Infinity];
  return [
    {
      code: 'density-not-determined',
      severity: 'not-determined',
      sentence: `These fluences do not determine the density.`,
      detail: determination.why,
      evidence: { lowerPerCm3: lower, upperPerCm3: Number.isFinite(upper) ? upper : null },
      next: determination.next,
      film,
    },
  ];
}

/** From this multiple of F_s on, less than a quarter of the Langmuir gain is left to bend. */
const saturatedFrom = 3;

/** One verdict for all films whose lowest fluence is far above threshold and saturation fluence. */
function judgeFluences(systems: readonly FilmSystem[], films: readonly FilmGainFit[]): Verdict[] {
  const saturated = systems
    .map(({ film, data }, index) => ({
      film,
      lowest: Math.min(...data.points.map((point) => point.fluenceUjPerCm2)),
      saturation: films[index].saturationFluenceUjPerCm2.bestFit,
      threshold: data.threshold?.fluenceUjPerCm2,
    }))
    .filter(
      ({ lowest, saturation, threshold }) => lowest > saturatedFrom * Math.max(saturation, threshold ?? 0),
    );
  if (saturated.length === 0) return [];
  const { film, lowest, saturation } = saturated[0];
  const threshold = saturated.find((entry) => entry.threshold !== undefined)?.threshold;
  const bend = Math.max(saturation, threshold ?? 0, lowest / 20);
  const against =
    threshold === undefined
      ? `the best-fit saturation fluence is ${inWords(saturation)} uJ/cm2`
      : `the threshold is ${inWords(threshold)} uJ/cm2`;
  return [
    {
      code: 'fluences-all-saturate',
      severity: 'caution',
      sentence: 'Every fluence saturates the gain.',
      detail: `The lowest fluence is ${inWords(lowest)} uJ/cm2; ${against}.`,
      evidence: {
        films: saturated.map((entry) => entry.film).join(', '),
        lowestFluenceUjPerCm2: lowest,
        saturationFluenceUjPerCm2: saturation,
        thresholdUjPerCm2: threshold ?? null,
      },
      next: `Measure net gain between ${inWords(bend / 2)} and ${inWords(4 * bend)} uJ/cm2.`,
      ...(saturated.length === 1 && { film }),
    },
  ];
}

function judgeThreshold(filmSystem: FilmSystem, fit: FilmGainFit): Verdict[] {
  const { film, threshold, transparencyFluenceUjPerCm2: transparency } = fit;
  const measured = filmSystem.data.threshold;
  if (!measured) return [];
  const verdicts: Verdict[] = [];
  if (threshold?.kind === 'refused') {
    verdicts.push({
      code: 'threshold-not-used',
      severity: 'note',
      sentence: 'The threshold is no datum of the fit.',
      detail: threshold.why,
      evidence: { definition: measured.definition, thresholdUjPerCm2: measured.fluenceUjPerCm2 },
      film,
    });
  }
  return transparency
    ? [...verdicts, orderOf(film, measured.fluenceUjPerCm2, measured.standardErrorUjPerCm2, transparency)]
    : verdicts;
}

/** Emission cannot be amplified below the fluence at which the net gain turns positive. */
function orderOf(film: string, threshold: number, error: number, transparency: FittedQuantity): Verdict {
  const { determination } = transparency;
  const [lower, upper] = (determination.kind === 'determined' ? determination.estimate : determination)
    .interval95 ?? [0, Infinity];
  const contradicts = lower > threshold + 2 * error;
  return {
    code: contradicts ? 'threshold-below-transparency' : 'threshold-above-transparency',
    severity: contradicts ? 'contradiction' : 'holds',
    sentence: contradicts
      ? 'The threshold lies where the gain is negative.'
      : 'The threshold agrees with the fit.',
    detail: `Net gain turns positive at ${inWords(lower)} to ${inWords(upper)} uJ/cm2; the threshold is ${inWords(threshold)} uJ/cm2.`,
    evidence: {
      thresholdUjPerCm2: threshold,
      transparencyLowerUjPerCm2: lower,
      transparencyUpperUjPerCm2: Number.isFinite(upper) ? upper : null,
    },
    film,
  };
}

function judgeLoss({ film, lossPerCm }: FilmGainFit): Verdict[] {
  if (lossPerCm.bestFit > 0) return [];
  return [
    {
      code: 'loss-at-zero',
      severity: 'caution',
      sentence: 'The best fit has no loss.',
      detail: 'Losses below zero are not allowed; the data alone would go there or lie next to it.',
      evidence: { lossPerCm: lossPerCm.bestFit },
      next: 'Measure the loss itself, or check the lowest net gains.',
      film,
    },
  ];
}
