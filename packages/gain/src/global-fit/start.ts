import { gainBounds } from './bounds.js';
import type { FilmSystem, GainSystem } from './system.js';

/** A film's best modal gain at f = 1 and loss for one saturation fluence: there the model is linear in both. */
interface LinearFit {
  readonly invertedGain: number;
  readonly loss: number;
  readonly chiSquare: number;
}

const trialCount = 60;

/**
 * Start values that need no guess: for every trial saturation fluence on a logarithmic grid the model is linear in the
 * other two parameters of a film; the trial with the smallest chi-square wins.
 */
export function startValues(system: GainSystem): Float64Array {
  const values = new Float64Array(system.parameterCount);
  const trials = trialFluences(system);
  for (const saturation of new Set(system.films.map((film) => film.saturation))) {
    const films = system.films.filter((film) => film.saturation === saturation);
    let least = Infinity;
    for (const trial of trials) {
      const fits = films.map((film) => fitLinear(system, film, trial));
      const chiSquare = priorChiSquare(system, trial) + fits.reduce((sum, fit) => sum + fit.chiSquare, 0);
      if (!(chiSquare < least)) continue;
      least = chiSquare;
      values[saturation] = 1 / trial;
      films.forEach((film, index) => {
        const top = film.model.inversion(film.topFluenceUjPerCm2 / trial);
        values[film.gainRise] = fits[index].invertedGain * (top - system.unpumpedInversion);
        values[film.loss] = fits[index].loss;
      });
    }
  }
  return values;
}

/** From a thousandth of the lowest fluence to a hundred times the highest, above the latter where the model ends at x = 1. */
function trialFluences({ films, model }: GainSystem): number[] {
  const fluences = films.flatMap(({ data }) => data.points.map((point) => point.fluenceUjPerCm2));
  const highest = Math.max(...fluences);
  const from = Number.isFinite(model.validBelow) ? highest * 1.01 : Math.min(...fluences) / 1000;
  const ratio = (highest * 100) / from;
  return Array.from({ length: trialCount }, (_, index) => from * ratio ** (index / (trialCount - 1)));
}

function priorChiSquare({ saturationPrior: prior }: GainSystem, trial: number): number {
  return prior ? ((Math.log(trial) - prior.mean) / prior.standardDeviation) ** 2 : 0;
}

function fitLinear(system: GainSystem, film: FilmSystem, saturationFluence: number): LinearFit {
  const range = film.model.inversion(film.topFluenceUjPerCm2 / saturationFluence) - system.unpumpedInversion;
  const rows = film.data.points.map((point, index) => ({
    inversion: film.model.inversion(point.fluenceUjPerCm2 / saturationFluence),
    gain: point.netGainPerCm,
    weight: 1 / variance(film, index),
  }));
  if (film.threshold?.kind === 'used') {
    const { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm } = film.threshold;
    const inversion = film.model.inversion(fluenceUjPerCm2 / saturationFluence);
    rows.push({ inversion, gain: netGainPerCm, weight: 1 / standardErrorPerCm ** 2 });
  }
  const measured = film.data.measuredLoss;
  // The measured loss is the row "no inversion, net gain = -loss".
  if (measured)
    rows.push({ inversion: 0, gain: -measured.lossPerCm, weight: 1 / measured.standardErrorPerCm ** 2 });
  // A start beyond the bounds would be cut back there without its loss.
  return solveTwo(rows, gainBounds(film).upper / range);
}

function variance({ data }: FilmSystem, index: number): number {
  const { points, covariancePerCm2 } = data;
  return covariancePerCm2?.[index * (points.length + 1)] ?? points[index].standardErrorPerCm ** 2;
}

/** Weighted least squares of gain = G f - loss with loss >= 0 and G positive and at most `mostGain`. */
function solveTwo(
  rows: readonly { readonly inversion: number; readonly gain: number; readonly weight: number }[],
  mostGain: number,
): LinearFit {
  let [s, sf, sff, sg, sfg] = [0, 0, 0, 0, 0];
  for (const { inversion, gain, weight } of rows) {
    s += weight;
    sf += weight * inversion;
    sff += weight * inversion ** 2;
    sg += weight * gain;
    sfg += weight * inversion * gain;
  }
  const determinant = s * sff - sf * sf;
  const free = determinant > 1e-14 * s * sff ? (s * sfg - sf * sg) / determinant : -1;
  const freeLoss = (free * sf - sg) / s;
  const isAllowed = free > 0 && freeLoss >= 0;
  const floor = 1e-3 * Math.max(1, ...rows.map(({ gain }) => Math.abs(gain)));
  const invertedGain = Math.min(Math.max(isAllowed ? free : sfg / sff, floor), mostGain);
  const loss = invertedGain === free ? freeLoss : Math.max(0, (invertedGain * sf - sg) / s);
  const chiSquare = rows.reduce(
    (sum, { inversion, gain, weight }) => sum + weight * (invertedGain * inversion - loss - gain) ** 2,
    0,
  );
  return { invertedGain, loss, chiSquare };
}
