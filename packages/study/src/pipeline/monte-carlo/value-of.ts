import type { NetGainPrediction } from '@modalgain/design';
import type { FilmTask, MonteCarloTask, NamedQuantity, RatioQuantity } from './task.js';
import type { Trial, TrialFilm } from './trial.js';

/** A quantity in one trial; NaN where it has no value there, e.g. because its film guides no mode. */
export function valueOf(task: MonteCarloTask, quantity: NamedQuantity, trial: Trial): number {
  const { film: name, before } = quantity;
  if (name === null) return sharedSaturation(trial);
  const film = trial.get(name);
  if (!film) return NaN;
  const denominator = before === null ? undefined : trial.get(before);
  if (denominator) return ratioOf(quantity.quantity as RatioQuantity, film, denominator);
  const ofTask = task.films.find((each) => each.name === name);
  return (ofTask && filmValue(quantity, film, ofTask)) ?? NaN;
}

/** The results state the F_s of the first film of the fit. */
function sharedSaturation(trial: Trial): number {
  for (const { gain } of trial.values()) if (gain) return gain.saturationFluenceUjPerCm2;
  return NaN;
}

function filmValue(
  { quantity, fluenceUjPerCm2 }: NamedQuantity,
  { confinementModal, netGainErrorPerCm, gain, prediction }: TrialFilm,
  { netGain, prediction: predicted }: FilmTask,
): number | undefined {
  switch (quantity) {
    case 'confinementModal':
      return confinementModal;
    case 'netGainPerCm': {
      const place = netGain.findIndex((each) => each.fluenceUjPerCm2 === fluenceUjPerCm2);
      return place < 0 ? undefined : netGain[place].value + netGainErrorPerCm[place];
    }
    case 'densityPerCm3':
      return gain?.densityPerCm3;
    case 'lossPerCm':
      return gain?.lossPerCm;
    case 'filmGainPerCm':
      return gain?.filmGainPerCm;
    case 'modalGainPerCm':
      return gain && confinementModal && gain.filmGainPerCm * confinementModal;
    case 'positiveFromNm':
      return prediction?.positive.kind === 'from' ? prediction.positive.thicknessNm.value : undefined;
    case 'bestThicknessNm':
      return prediction && bestOf(prediction, predicted)?.thicknessNm;
    case 'bestNetGainPerCm':
      return prediction && bestOf(prediction, predicted)?.netGainPerCm;
    default:
      return undefined;
  }
}

/** Of the kind that the results have: the place of a maximum and the 95 % point of a rise to the end are two things. */
function bestOf(
  { best }: NetGainPrediction,
  predicted: FilmTask['prediction'],
): { readonly thicknessNm: number; readonly netGainPerCm: number } | undefined {
  if (best.kind === 'no-gain' || best.kind !== predicted?.best) return undefined;
  return best.kind === 'maximum'
    ? { thicknessNm: best.thicknessNm.value, netGainPerCm: best.netGainPerCm.value }
    : { thicknessNm: best.ninetyFivePercentNm.value, netGainPerCm: best.asymptotePerCm.value };
}

function ratioOf(quantity: RatioQuantity, after: TrialFilm, before: TrialFilm): number {
  const thickness = after.thicknessNm / before.thicknessNm;
  switch (quantity) {
    case 'thicknessRatio':
      return thickness;
    case 'confinementModalRatio':
      return (after.confinementModal ?? NaN) / (before.confinementModal ?? NaN);
    case 'netGainRatio':
      return positiveRatio(after.gain?.netGainPerCm, before.gain?.netGainPerCm);
    case 'filmGainRatio':
      return positiveRatio(after.gain?.filmGainPerCm, before.gain?.filmGainPerCm);
    case 'densityRatio':
      return positiveRatio(after.gain?.densityPerCm3, before.gain?.densityPerCm3);
    case 'lossRatio':
      return (after.gain?.lossPerCm ?? NaN) / (before.gain?.lossPerCm ?? NaN);
    case 'emittersPerAreaRatio':
      return thickness * positiveRatio(after.gain?.densityPerCm3, before.gain?.densityPerCm3);
  }
}

/** A ratio of gains has a meaning where both are positive. */
function positiveRatio(after = NaN, before = NaN): number {
  return after > 0 && before > 0 ? after / before : NaN;
}
