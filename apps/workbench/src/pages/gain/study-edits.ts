import type { GainTrial } from '@modalgain/compute';
import type { StudyEdit } from '@modalgain/study';

/** What of a trial a study file can say: model, sharing, and a known saturation fluence. */
export function editsOfTrial(trial: GainTrial, own: GainTrial): StudyEdit[] {
  const differs = (key: keyof GainTrial): boolean => JSON.stringify(trial[key]) !== JSON.stringify(own[key]);
  return [
    ...(trial.model === null
      ? []
      : [
          { path: ['gain', 'model'], value: trial.model },
          ...(trial.model === 'poisson' ? [] : [{ path: ['gain', 'occupancy'], value: undefined }]),
        ]),
    ...(differs('share') ? [{ path: ['gain', 'share'], value: [...trial.share] }] : []),
    ...(differs('saturationFluence')
      ? [{ path: ['gain', 'saturationFluence'], value: fluenceText(trial.saturationFluence) }]
      : []),
  ];
}

/** "6.6 +- 1 uJ/cm^2", as the study file has it; undefined where nothing is known. */
export function fluenceText(known: GainTrial['saturationFluence']): string | undefined {
  return known ? `${known.value} +- ${known.standardError} uJ/cm^2` : undefined;
}

/** Why a trial, or a part of it, stays out of the study; undefined where all of it can be written. */
export function staysOut(trial: GainTrial, own: GainTrial): string | undefined {
  if (trial.loss !== own.loss)
    return 'The loss of the trial is not written: a study states losses as they were measured, on each film.';
  if (trial.useThresholds !== own.useThresholds)
    return 'Leaving the thresholds out is not written: a study counts those that it states.';
  return undefined;
}
