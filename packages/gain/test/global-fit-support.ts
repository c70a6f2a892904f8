import {
  gainModel,
  type FilmGainData,
  type GainModelChoice,
  type GlobalFitInput,
  type NetGainPoint,
} from '@modalgain/gain';
import type { RandomStream } from '@modalgain/numerics';

export const crossSectionCm2 = 4.32e-15;
export const referenceFluences = [78.4, 209, 418, 784];

/** A film of known properties; `invertedGainPerCm` is Gamma sigma_e n_t. */
export interface FilmTruth {
  readonly film: string;
  readonly confinement: number;
  readonly densityPerCm3: number;
  readonly lossPerCm: number;
  readonly saturationFluenceUjPerCm2: number;
}

/** The film behind the handbook's figures of what determines n_t: 268.1 cm-1 inverted, loss 100, F_s = 7. */
export const handbookFilm: FilmTruth = {
  film: 'SC1',
  confinement: 0.88,
  densityPerCm3: 268.1 / (crossSectionCm2 * 0.88),
  lossPerCm: 100,
  saturationFluenceUjPerCm2: 7,
};

/** The equation itself, written out anew. */
export function netGainOf(
  truth: FilmTruth,
  fluence: number,
  model: GainModelChoice = { name: 'langmuir' },
): number {
  const f = gainModel(model).inversion(fluence / truth.saturationFluenceUjPerCm2);
  return truth.confinement * crossSectionCm2 * truth.densityPerCm3 * f - truth.lossPerCm;
}

/** Net gains with 5 % errors (and `floorPerCm` where that is more); scattered by them where a stream is given. */
export function netGains(
  truth: FilmTruth,
  fluences: readonly number[],
  options: { model?: GainModelChoice; stream?: RandomStream; floorPerCm?: number } = {},
): NetGainPoint[] {
  return fluences.map((fluenceUjPerCm2) => {
    const netGain = netGainOf(truth, fluenceUjPerCm2, options.model);
    const standardErrorPerCm = Math.max(0.05 * Math.abs(netGain), options.floorPerCm ?? 0);
    const scatter = options.stream ? standardErrorPerCm * options.stream.normal() : 0;
    return { fluenceUjPerCm2, netGainPerCm: netGain + scatter, standardErrorPerCm };
  });
}

export function filmData(
  truth: FilmTruth,
  points: NetGainPoint[],
  extra: Partial<FilmGainData> = {},
): FilmGainData {
  return { film: truth.film, points, confinementModal: { value: truth.confinement, errors: [] }, ...extra };
}

export function inputOf(films: FilmGainData[], extra: Partial<GlobalFitInput> = {}): GlobalFitInput {
  return { films, emissionCrossSectionCm2: { value: crossSectionCm2, errors: [] }, ...extra };
}
