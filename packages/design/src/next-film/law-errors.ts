import type { FilmLaw } from './film-law.js';

/** What is not known for sure of a film law. */
export interface LawErrors {
  /** Of film gain and loss from the data, cm-2: [gain gain, gain loss, loss loss]. */
  readonly covariancePerCm2: readonly [number, number, number];
  /** Further, the change of film gain per standard deviation of a source; one named `indexSource` goes with the film's index. */
  readonly sources: readonly { readonly source: string; readonly filmGainShiftPerCm: number }[];
  readonly indexSource: string;
  readonly indexError: number;
  readonly saturationRelativeError: number;
}

/** The law with one independent source of error a standard deviation up. */
export interface ShiftedLaw {
  readonly source: string;
  readonly law: FilmLaw;
}

/** All independent shifts of a law; together in squares they are its error. */
export function shiftedLaws(law: FilmLaw, errors: LawErrors): ShiftedLaw[] {
  const { sources, indexSource, indexError, saturationRelativeError } = errors;
  const byIndex = sources.find(({ source }) => source === indexSource)?.filmGainShiftPerCm ?? 0;
  const others = sources.filter(({ source }) => source !== indexSource);
  const shifts: ShiftedLaw[] = [
    ...gainAndLossShifts(law, errors),
    ...others.map(({ source, filmGainShiftPerCm }) => ({
      source,
      law: { ...law, filmGainPerCm: law.filmGainPerCm + filmGainShiftPerCm },
    })),
    {
      source: indexSource,
      law: { ...law, filmIndex: law.filmIndex + indexError, filmGainPerCm: law.filmGainPerCm + byIndex },
    },
    {
      source: 'saturation fluence',
      law: {
        ...law,
        saturationFluenceUjPerCm2: law.saturationFluenceUjPerCm2 * (1 + saturationRelativeError),
      },
    },
  ];
  return shifts.filter(({ law: shifted }) => !isSame(law, shifted));
}

const isSame = (a: FilmLaw, b: FilmLaw): boolean =>
  a.filmGainPerCm === b.filmGainPerCm &&
  a.lossPerCm === b.lossPerCm &&
  a.filmIndex === b.filmIndex &&
  a.saturationFluenceUjPerCm2 === b.saturationFluenceUjPerCm2;

/** Film gain and loss from the data, as two independent shifts: the factor of their covariance. */
function gainAndLossShifts(law: FilmLaw, { covariancePerCm2 }: LawErrors): ShiftedLaw[] {
  const [gainVariance, gainLoss, lossVariance] = covariancePerCm2;
  const gainError = Math.sqrt(gainVariance);
  const lossWithGain = gainError > 0 ? gainLoss / gainError : 0;
  const lossAlone = Math.sqrt(Math.max(lossVariance - lossWithGain ** 2, 0));
  return [
    {
      source: 'film gain, with the loss that goes with it',
      law: {
        ...law,
        filmGainPerCm: law.filmGainPerCm + gainError,
        lossPerCm: Math.max(law.lossPerCm + lossWithGain, 0),
      },
    },
    { source: 'loss', law: { ...law, lossPerCm: law.lossPerCm + lossAlone } },
  ];
}
