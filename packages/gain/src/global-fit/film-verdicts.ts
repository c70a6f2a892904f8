import { formatConcise, normalQuantile975, type Verdict } from '@modalgain/numerics';
import type { FilmGainFit } from './film-fit.js';
import { intervalOf, relativeHalfWidthLimit, type FittedQuantity } from './fitted-quantity.js';
import { densityErrorWithoutLoss } from './next-measurement.js';
import type { FittedSystem } from './quantity.js';
import type { FilmSystem } from './system.js';
import { fluenceWording, inWords, rangeInWords } from './wording.js';

/** What a reader has to know of one film of the fit. */
export function judgeFilm(fitted: FittedSystem, film: FilmSystem, fit: FilmGainFit): Verdict[] {
  return [
    ...judgeDensity(fit),
    ...judgeRestOnLoss(fitted, film, fit),
    ...judgeThreshold(film, fit),
    ...judgeLoss(fit),
  ];
}

function judgeDensity({ film, densityPerCm3: { determination } }: FilmGainFit): Verdict[] {
  if (determination.kind === 'determined') return [];
  const [lower, upper] = determination.interval95 ?? [0, Infinity];
  return [
    {
      code: 'density-not-determined',
      severity: 'not-determined',
      sentence: `The data leave nₜ of ${film} open.`,
      detail: determination.why,
      evidence: { lowerPerCm3: lower, upperPerCm3: Number.isFinite(upper) ? upper : null },
      next: determination.next,
      film,
    },
  ];
}

/** A density that its own net gains would leave open stands or falls with the measured loss. */
function judgeRestOnLoss(fitted: FittedSystem, film: FilmSystem, fit: FilmGainFit): Verdict[] {
  const { measuredLoss } = film.data;
  const without = densityErrorWithoutLoss(fitted, film);
  const rests = without !== undefined && normalQuantile975 * without > relativeHalfWidthLimit;
  if (!measuredLoss || !rests || fit.densityPerCm3.determination.kind !== 'determined') return [];
  const { lossPerCm, standardErrorPerCm } = measuredLoss;
  return [
    {
      code: 'density-rests-on-loss',
      severity: 'note',
      sentence: `nₜ of ${film.film} rests on the stated α.`,
      detail: `Without α = ${formatConcise(lossPerCm, standardErrorPerCm)} cm⁻¹ the net gains leave it open.`,
      evidence: {
        lossPerCm,
        standardErrorPerCm,
        densityRelativeErrorWithoutLoss: Number.isFinite(without) ? without : null,
      },
      film: film.film,
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
      sentence: `The fit does not use ${film}'s threshold.`,
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
  const [lower, upper] = intervalOf(transparency);
  const contradicts = lower > threshold + 2 * error;
  return {
    code: contradicts ? 'threshold-below-transparency' : 'threshold-above-transparency',
    severity: contradicts ? 'contradiction' : 'holds',
    sentence: contradicts
      ? `The threshold of ${film} lies below transparency.`
      : `The threshold of ${film} agrees with the fit.`,
    detail:
      `Net gain turns positive at ${rangeInWords([lower, upper], fluenceWording)};\n` +
      `the threshold is ${inWords(threshold, fluenceWording)}.`,
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
      sentence: `The best fit of ${film} has no loss.`,
      detail: 'α below 0 is not allowed; the net gains alone would go there.',
      evidence: { lossPerCm: lossPerCm.bestFit },
      next: 'α itself, or the lowest net gains again.',
      film,
    },
  ];
}
