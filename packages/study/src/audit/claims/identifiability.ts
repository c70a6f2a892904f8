import { filmGainAndLoss, fitGain, relativeHalfWidthLimit } from '@modalgain/gain';
import type { FilmGainData, GlobalGainFit } from '@modalgain/gain';
import { normalQuantile975 } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import { claimedInversions } from './gain-model.js';
import { filmsWith } from './claims.js';
import type { Claims } from './claims.js';

/** Relative error of a net gain that a careful stripe-length measurement reaches. */
const netGainError = 0.05;
/** A measured loss, for what it would change. */
const lossError = 0.15;

/**
 * Whether the fluences of the claimed measurement could have determined a density at all: a fit of noise-free net gains
 * at these fluences, made from the film's own claims, with 5 % errors and the loss free as in Eq. 4.
 */
export function auditIdentifiability(claims: Claims): Verdict[] {
  const lowest = claims.fluencesUjPerCm2.at(0);
  const highest = claims.fluencesUjPerCm2.at(-1);
  const inversions = claimedInversions(claims);
  const film = filmsWith(claims.films, 'confinement', 'filmGainPerCm', 'densityPerCm3').at(0);
  if (film === undefined || lowest === undefined || highest === undefined || inversions.length === 0)
    return [];
  const inversion = Math.max(...inversions);
  const saturation = (highest * (1 - inversion)) / inversion;
  const data = pointsOf(film, claims, saturation);
  const free = fitFilm(data.film, claims);
  const withLoss = fitFilm(
    {
      ...data.film,
      measuredLoss: { lossPerCm: data.lossPerCm, standardErrorPerCm: lossError * data.lossPerCm },
    },
    claims,
  );
  const densityError = densityErrorOf(free);
  const correlation = densityLossCorrelation(free, film.name, highest);
  if (normalQuantile975 * densityError < relativeHalfWidthLimit) return [];
  const above =
    claims.thresholdUjPerCm2 === undefined
      ? ''
      : ` The lowest fluence is ${(lowest / claims.thresholdUjPerCm2).toFixed(1)} times the threshold.`;
  return [
    {
      code: 'fluences-leave-density-open',
      severity: 'not-determined',
      sentence: `${claims.fluencesUjPerCm2.length} high fluences do not determine nₜ.`,
      detail:
        `With Fₛ ${saturation.toFixed(1)} µJ/cm² and 5 % errors nₜ and α trade along one line (correlation ${correlation.toFixed(4)}): ` +
        `nₜ is open to a factor of ${(1 + densityError).toFixed(0)}.${above}`,
      evidence: {
        densityRelativeError: densityError,
        correlation,
        saturationFluenceUjPerCm2: saturation,
        densityRelativeErrorWithLoss: densityErrorOf(withLoss),
      },
      next: `A loss measured to ${(100 * lossError).toFixed(0)} % brings nₜ to ${(100 * densityErrorOf(withLoss)).toFixed(0)} %.`,
    },
  ];
}

type ClaimedGain = ReturnType<typeof filmsWith<'confinement' | 'filmGainPerCm' | 'densityPerCm3'>>[number];

/** The net gains that a film with these claims has, its loss taken as half of its modal gain. */
function pointsOf(
  film: ClaimedGain,
  claims: Claims,
  saturation: number,
): { film: FilmGainData; lossPerCm: number } {
  const modalGain = film.confinement * film.filmGainPerCm;
  const lossPerCm = modalGain / 2;
  const highest = claims.fluencesUjPerCm2.at(-1) ?? NaN;
  const relativeGain = (fluence: number): number =>
    (fluence / (fluence + saturation)) * ((highest + saturation) / highest);
  const points = claims.fluencesUjPerCm2.map((fluenceUjPerCm2) => {
    const netGainPerCm = modalGain * relativeGain(fluenceUjPerCm2) - lossPerCm;
    return { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm: netGainError * Math.abs(netGainPerCm) };
  });
  return {
    film: { film: film.name, points, confinementModal: { value: film.confinement, errors: [] } },
    lossPerCm,
  };
}

function fitFilm(film: FilmGainData, { emissionCrossSectionCm2 = NaN }: Claims): GlobalGainFit {
  return fitGain({ films: [film], emissionCrossSectionCm2: { value: emissionCrossSectionCm2, errors: [] } });
}

/** Relative standard error of the density, from the curvature at the best fit. */
function densityErrorOf({ films }: GlobalGainFit): number {
  const density = films.at(0)?.densityPerCm3;
  return density ? density.parts.statistical / density.bestFit : Infinity;
}

/** Correlation of film gain (at these fluences the density times a constant) and loss. */
function densityLossCorrelation(fit: GlobalGainFit, film: string, fluenceUjPerCm2: number): number {
  const [gainGain, gainLoss, lossLoss] = filmGainAndLoss(fit, { film, fluenceUjPerCm2 }).covariancePerCm2;
  return gainLoss / Math.sqrt(gainGain * lossLoss);
}
