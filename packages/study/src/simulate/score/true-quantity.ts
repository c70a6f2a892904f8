import { idealDensityPerCm3 } from '@modalgain/gain';
import { trueFilmGainPerCm, trueGroupIndex, trueMode, trueNetGainPerCm } from '../film-physics.js';
import type { ExperimentTruth, FilmTruth } from '../truth.js';
import type { ScoredQuantity } from './answer.js';

/** What is true of a film; undefined where it has no meaning, as a net gain without a guided mode. Gains are at the given fluence. */
export function trueQuantity(
  truth: ExperimentTruth,
  film: FilmTruth,
  { quantity, fluenceUjPerCm2 }: { readonly quantity: ScoredQuantity; readonly fluenceUjPerCm2: number },
): number | undefined {
  const mode = trueMode(truth, film);
  const guided = mode.kind === 'guided' ? mode : undefined;
  switch (quantity) {
    case 'thicknessNm':
    case 'roughnessSqNm':
    case 'densityPerCm3':
    case 'lossPerCm':
      return film[quantity];
    case 'filmIndex':
      return film.index;
    case 'effectiveIndex':
    case 'confinementPower':
    case 'confinementModal':
    case 'confinementEnergy':
      return guided?.[quantity];
    case 'groupIndex':
      return trueGroupIndex(truth, film);
    case 'netGainPerCm':
      return trueNetGainPerCm(truth, film, fluenceUjPerCm2);
    case 'filmGainPerCm':
      return trueFilmGainPerCm(truth, film, fluenceUjPerCm2);
    case 'modalGainPerCm':
      return guided && guided.confinementModal * trueFilmGainPerCm(truth, film, fluenceUjPerCm2);
    case 'packing':
      return truePacking(truth, film);
    case 'saturationFluenceUjPerCm2':
      return truth.saturationFluenceUjPerCm2;
  }
}

function truePacking({ particle }: ExperimentTruth, { densityPerCm3 }: FilmTruth): number | undefined {
  if (!particle) return undefined;
  const [lengthNm, widthNm, heightNm] = particle.sizeNm;
  return densityPerCm3 / idealDensityPerCm3({ lengthNm, widthNm, heightNm }, particle.ligandGapNm);
}
