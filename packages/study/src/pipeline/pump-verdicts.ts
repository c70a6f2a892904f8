import { bestFitOf } from '@modalgain/gain';
import type { FilmGainData } from '@modalgain/gain';
import { formatSignificant } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../results/index.js';
import type { Study } from '../schema/study.js';
import { listText } from '../audit/claims/claims.js';
import type { StudyGainFit } from './gain-fit.js';

interface PumpTask {
  readonly study: Study;
  readonly films: readonly FilmResult[];
  readonly gainFit: StudyGainFit | undefined;
}

/** What the depth of the pump does to the gain fit, or why it is not in it. */
export function pumpVerdicts(task: PumpTask): Verdict[] {
  const { study, gainFit } = task;
  if (!gainFit) return [];
  if (gainFit.input.films.some(({ pumpDepth }) => pumpDepth !== undefined))
    return [whatDepthDoes(task, gainFit)];
  return study.gain.pumpDepth === 'off' ? [] : lackingPump(task, gainFit);
}

const pumped = ({ films }: PumpTask, input: StudyGainFit['input']): FilmResult[] =>
  films.filter(({ name, pump }) => pump && input.films.some(({ film }) => film === name));

/** The same data fitted as if the pump were the same at all depths. */
function whatDepthDoes(task: PumpTask, { input, twoStep }: StudyGainFit): Verdict {
  const uniform = bestFitOf({
    ...input,
    films: input.films.map(withoutDepth),
  });
  const densityRatios = uniform.map(
    ({ densityPerCm3 }, i) => densityPerCm3 / twoStep.films[i].densityPerCm3.bestFit,
  );
  const local = twoStep.films[0].saturationFluenceUjPerCm2.bestFit;
  const incident = uniform[0].saturationFluenceUjPerCm2;
  const shares = pumped(task, input).flatMap(({ pump }) => pump?.relativeFluence.value ?? []);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const [lowest, highest] = [Math.min(...densityRatios), Math.max(...densityRatios)];
  return {
    code: 'pump-depth',
    severity: 'note',
    sentence: 'Fₛ is the fluence inside the films.',
    detail: `${rangeText(least, most)} of the incident fluence works there on average, and the gain is averaged over the depth. Without that Fₛ would be ${formatSignificant(incident, 3)} instead of ${formatSignificant(local, 3)} µJ/cm², and nₜ × ${rangeText(lowest, highest)}.`,
    evidence: {
      lowestRelativeFluence: least,
      highestRelativeFluence: most,
      saturationFluenceUjPerCm2: local,
      saturationFluenceWithoutDepthUjPerCm2: incident,
      lowestDensityRatio: lowest,
      highestDensityRatio: highest,
    },
  };
}

function withoutDepth(data: FilmGainData): FilmGainData {
  const { film, points, covariancePerCm2, confinementModal, thicknessNm, measuredLoss, threshold } = data;
  return {
    film,
    points,
    confinementModal,
    ...(covariancePerCm2 && { covariancePerCm2 }),
    ...(thicknessNm && { thicknessNm }),
    ...(measuredLoss && { measuredLoss }),
    ...(threshold && { threshold }),
  };
}

function rangeText(from: number, to: number): string {
  const [first, last] = [formatSignificant(from, 3), formatSignificant(to, 3)];
  return first === last ? first : `${first} to ${last}`;
}

/** Only where some films could be averaged: else nothing was stated that asks for it. */
function lackingPump(task: PumpTask, { input }: StudyGainFit): Verdict[] {
  const known = task.films.filter(({ pump }) => pump).map(({ name }) => name);
  const lacking = input.films.map(({ film }) => film).filter((film) => !known.includes(film));
  if (known.length === 0 || lacking.length === 0) return [];
  return [
    {
      code: 'pump-depth-not-used',
      severity: 'caution',
      sentence: 'The depth of the pump is left out of the gain fit.',
      detail: `k at the pump wavelength is not known for ${listText(lacking)}; one Fₛ cannot be local in some films and incident in others.`,
      evidence: { lacking: lacking.join(', ') },
      next: `n and k of ${listText(lacking)} at the pump wavelength, or absorbance.`,
    },
  ];
}
