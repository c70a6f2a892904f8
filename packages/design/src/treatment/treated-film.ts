import type { Candidate, DesignMedia, FilmLaw } from '../next-film/film-law.js';
import type { FilmPredictor } from '../next-film/film-predictor.js';
import { indexOfDensity } from '../next-film/index-of-density.js';
import { solveFilm } from '../next-film/solve-film.js';
import type { LogRatio, TreatmentChange } from './departures.js';

/** A measured film that is to be treated. */
export interface FilmToTreat {
  readonly predictor: FilmPredictor;
  readonly measured: { readonly media: DesignMedia; readonly candidate: Candidate };
  /** Sq of its upper side; undefined where it is not known. */
  readonly roughnessSqNm: number | undefined;
  /** At which net gain is stated. */
  readonly fluenceUjPerCm2: number;
}

export type TreatedQuantity =
  | 'thicknessNm'
  | 'densityRatio'
  | 'filmIndex'
  | 'roughnessSqNm'
  | 'confinementModal'
  | 'lossPerCm'
  | 'netGainPerCm';

/** A film by its quantities; those of the mode are absent where it guides none. */
export type TreatedFilm = Readonly<Partial<Record<TreatedQuantity, number>>>;

/** Nothing done. */
export const unchanged: TreatmentChange = {
  thickness: 0,
  emittersPerArea: 0,
  refractionPerArea: 0,
  roughness: 0,
  loss: 0,
};

/**
 * A film after a treatment, by the law that carries its gain over to the next film: n_t' d' = n_t d and (n'^2 - 1)/(n'^2 + 2) d' likewise, each as
 * far as the change says otherwise; the pump is absorbed by the emitters there are.
 */
export function treatedFilm(film: FilmToTreat, change: TreatmentChange): TreatedFilm {
  const { predictor, measured, roughnessSqNm, fluenceUjPerCm2 } = film;
  const thicknessRatio = Math.exp(change.thickness);
  const densityRatio = Math.exp(change.emittersPerArea - change.thickness);
  const law = compacted(predictor.law, densityRatio, Math.exp(change.refractionPerArea - change.thickness));
  const roughnessRatio = Math.exp(change.roughness);
  const thicknessNm = predictor.law.thicknessNm * thicknessRatio;
  const solved = solveFilm(law, measured.media, { ...measured.candidate, thicknessNm, roughnessRatio });
  const guided = solved && predictor.of(solved, densityRatio);
  const lossPerCm = guided && guided.lossPerCm * Math.exp(change.loss);
  return {
    thicknessNm,
    densityRatio,
    ...(Number.isFinite(law.filmIndex) && { filmIndex: law.filmIndex }),
    ...(roughnessSqNm !== undefined && { roughnessSqNm: roughnessSqNm * roughnessRatio }),
    ...(guided &&
      lossPerCm !== undefined && {
        confinementModal: guided.confinementModal,
        lossPerCm,
        netGainPerCm: guided.netGainAt(fluenceUjPerCm2) + guided.lossPerCm - lossPerCm,
      }),
  };
}

/** The film's own constants after the treatment; k goes with its emitters. */
function compacted(law: FilmLaw, densityRatio: number, refractionRatio: number): FilmLaw {
  const { filmIndex, pump } = law;
  return {
    ...law,
    filmIndex: indexOfDensity({ n: filmIndex, k: 0 }, refractionRatio).n,
    pump: pump && {
      ...pump,
      filmIndexAt: (wavelengthNm) => {
        const { n, k } = indexOfDensity(pump.filmIndexAt(wavelengthNm), refractionRatio);
        return { n, k: (k * densityRatio) / refractionRatio };
      },
    },
  };
}

/** ln of the ratio of d (n^2 - 1)/(n^2 + 2), the errors of both indices and of ln(d'/d) independent. */
export function refractionPerArea({
  before,
  after,
  thickness,
}: {
  readonly before: { readonly value: number; readonly standardError: number };
  readonly after: { readonly value: number; readonly standardError: number };
  readonly thickness: LogRatio;
}): LogRatio {
  const log = (n: number): number => Math.log((n * n - 1) / (n * n + 2));
  const slope = (n: number): number => (6 * n) / ((n * n - 1) * (n * n + 2));
  return {
    value: log(after.value) - log(before.value) + thickness.value,
    standardError: Math.hypot(
      slope(before.value) * before.standardError,
      slope(after.value) * after.standardError,
      thickness.standardError,
    ),
  };
}

/**
 * ln of a measured ratio of losses over the one that the law predicts of what else the treatment has done; undefined where the treated film guides
 * nothing.
 */
export function lossDeparture(
  film: FilmToTreat,
  change: Omit<TreatmentChange, 'loss'>,
  measured: LogRatio,
): LogRatio | undefined {
  const [before, after] = [unchanged, { ...change, loss: 0 }].map(
    (each) => treatedFilm(film, each).lossPerCm,
  );
  if (!(before && after)) return undefined;
  return { ...measured, value: measured.value - Math.log(after / before) };
}
