import { leastSquares, type FitProblem } from '@modalgain/numerics';
import type { SpectralGainPoint } from './spectral-gain.js';

/** A Gaussian gain line with a loss that is the same at all wavelengths: g = G exp(-4 ln 2 (lambda - lambda0)^2/w^2) - loss. */
export interface GainLine {
  readonly centreNm: number;
  /** Full width at half maximum w. */
  readonly widthNm: number;
  readonly lossPerCm: number;
  /** Of width and loss, row-major. */
  readonly covariance: readonly [number, number, number, number];
}

const fewestChannels = 8;

/** Channels whose error is so many times larger or smaller than that of bright ones are strays of the dark wings. */
const unlike = 10;

/** Parameters of the fit, in this order. */
const place = { gain: 0, centre: 1, width: 2, loss: 3 } as const;

/**
 * The line behind a gain spectrum, by weighted least squares over its channels.
 *
 * @returns undefined where channels are few, or their errors leave the width open by half of it or more
 */
export function gainLine(points: readonly SpectralGainPoint[]): GainLine | undefined {
  const errors = points.map(({ netGainPerCm }) => netGainPerCm.standardError).sort((a, b) => a - b);
  const usual = errors[Math.floor(errors.length / 4)];
  const used = points.filter(
    ({ netGainPerCm: { standardError } }) => standardError < unlike * usual && standardError * unlike > usual,
  );
  if (used.length < fewestChannels) return undefined;
  const fit = leastSquares(lineProblem(used));
  const [, centreNm, widthNm, lossPerCm] = fit.values;
  const at = (row: number, column: number): number => fit.covariance[4 * row + column];
  const { width, loss } = place;
  // The pump moves the gains of all channels together, which their scatter does not show.
  const common = usual ** 2;
  const covariance = [at(width, width), at(width, loss), at(loss, width), at(loss, loss) + common] as const;
  const isKnown = fit.converged && covariance.every((value) => Number.isFinite(value));
  if (!isKnown || !(Math.sqrt(covariance[0]) < widthNm / 2)) return undefined;
  return { centreNm, widthNm, lossPerCm, covariance };
}

function lineProblem(points: readonly SpectralGainPoint[]): FitProblem {
  const gains = points.map(({ netGainPerCm }) => netGainPerCm.value);
  const [highest, lowest] = [Math.max(...gains), Math.min(...gains)];
  const wavelengths = points.map(({ wavelengthNm }) => wavelengthNm);
  const span = Math.max(...wavelengths) - Math.min(...wavelengths);
  return {
    parameters: [
      { name: 'gain', unit: 'cm-1', start: highest - lowest, lower: 0 },
      { name: 'centre', unit: 'nm', start: wavelengths[gains.indexOf(highest)] },
      { name: 'width', unit: 'nm', start: span / 2, lower: span / 50, upper: 4 * span },
      { name: 'loss', unit: 'cm-1', start: Math.max(0, -lowest) },
    ],
    residualCount: points.length,
    sigmas: 'unknown',
    residuals([gain, centre, width, loss], out) {
      points.forEach(({ wavelengthNm, netGainPerCm }, i) => {
        const line = Math.exp(-4 * Math.LN2 * ((wavelengthNm - centre) / width) ** 2);
        out[i] = (gain * line - loss - netGainPerCm.value) / netGainPerCm.standardError;
      });
    },
  };
}
