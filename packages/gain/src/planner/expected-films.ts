import { fitGain, type GlobalFitInput, type GlobalGainFit } from '../global-fit/index.js';

/** The values that a plan is made for, one film. */
export interface ExpectedFilm {
  readonly film: string;
  readonly densityPerCm3: number;
  readonly lossPerCm: number;
  readonly saturationFluenceUjPerCm2: number;
}

/** What is assumed of a film instead of being taken from its data. */
export interface Assumed {
  readonly saturationFluenceUjPerCm2?: number;
  readonly lossPerCm?: number;
}

/** An assumed value enters the fit as if it were measured to 1 %. */
const assumedRelativeError = 0.01;

/**
 * The density, loss and saturation fluence of every film that fit the present data best, with what is assumed of `film`;
 * and which of the film's three the data and the assumptions leave open: a plan is only as good as these.
 */
export function expectFilms(
  input: GlobalFitInput,
  film: string,
  assumed: Assumed,
): { readonly films: readonly ExpectedFilm[]; readonly open: readonly string[] } {
  const fit = fitGain(withAssumed(input, film, assumed));
  const films = fit.films.map((each) => ({
    film: each.film,
    densityPerCm3: each.densityPerCm3.bestFit,
    lossPerCm: each.lossPerCm.bestFit,
    saturationFluenceUjPerCm2: each.saturationFluenceUjPerCm2.bestFit,
  }));
  return { films, open: openQuantities(fit, film) };
}

function withAssumed(input: GlobalFitInput, film: string, assumed: Assumed): GlobalFitInput {
  const { saturationFluenceUjPerCm2: fluence, lossPerCm } = assumed;
  return {
    ...input,
    ...(fluence !== undefined && {
      saturationFluencePrior: {
        fluenceUjPerCm2: fluence,
        standardErrorUjPerCm2: assumedRelativeError * fluence,
      },
    }),
    films: input.films.map((data) =>
      data.film === film && lossPerCm !== undefined
        ? { ...data, measuredLoss: { lossPerCm, standardErrorPerCm: assumedRelativeError * lossPerCm } }
        : data,
    ),
  };
}

function openQuantities(fit: GlobalGainFit, name: string): string[] {
  const film = fit.films.find((each) => each.film === name);
  if (!film) return [];
  const quantities = [
    ['density', film.densityPerCm3],
    ['loss', film.lossPerCm],
    ['saturation fluence', film.saturationFluenceUjPerCm2],
  ] as const;
  return quantities
    .filter(([, { determination }]) => determination.kind === 'not-determined')
    .map(([quantity]) => quantity);
}
