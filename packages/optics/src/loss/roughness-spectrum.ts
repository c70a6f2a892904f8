import { InputError } from '@modalgain/numerics';

/**
 * Power spectrum of a rough interface over the spatial angular frequency q in rad/nm. `ridges` run across the propagation and are all that is rough: S(q) in nm^3 with
 * variance = 1/(2 pi) times its integral over all q, below 0 too. `isotropic` is a surface as AFM sees it: W(q) in nm^4 with variance =
 * 1/(2 pi)^2 times its integral over the plane.
 */
export interface RoughnessSpectrum {
  readonly kind: 'ridges' | 'isotropic';
  /** At q >= 0. */
  readonly at: (wavenumberPerNm: number) => number;
  /** How finely it is worth integrating, as a share of the integral; 1e-6 if absent. */
  readonly relativeTolerance?: number;
}

/** Roughness by its rms height and the length over which its autocorrelation falls to 1/e. */
export interface RoughnessModel {
  readonly kind: RoughnessSpectrum['kind'];
  readonly autocorrelation: 'exponential' | 'gaussian';
  readonly sqNm: number;
  readonly correlationLengthNm: number;
}

/**
 * The spectrum of an exponential or Gaussian autocorrelation.
 *
 * @throws InputError for an rms height below 0, a correlation length that is not above 0, or an autocorrelation or kind that is not known.
 */
export function roughnessSpectrum(model: RoughnessModel): RoughnessSpectrum {
  const { kind, autocorrelation, sqNm, correlationLengthNm: length } = model;
  if (!(sqNm >= 0 && sqNm < Infinity && length > 0 && length < Infinity)) {
    throw new InputError(
      `found an rms roughness of ${sqNm} nm and a correlation length of ${length} nm, expected a height of 0 or above and a length above 0.`,
    );
  }
  const strength = sqNm * sqNm * (kind === 'ridges' ? length : Math.PI * length * length);
  requireKnown(autocorrelation, Object.keys(shapes), 'autocorrelation');
  requireKnown(kind, Object.keys(shapes[autocorrelation]), 'kind');
  const shape = shapes[autocorrelation][kind];
  return { kind, at: (q) => strength * shape((q * length) ** 2) };
}

/** Functions of (q Lc)^2. */
const shapes = {
  exponential: {
    ridges: (x2: number) => 2 / (1 + x2),
    isotropic: (x2: number) => 2 / (1 + x2) ** 1.5,
  },
  gaussian: {
    ridges: (x2: number) => Math.sqrt(Math.PI) * Math.exp(-x2 / 4),
    isotropic: (x2: number) => Math.exp(-x2 / 4),
  },
};

function requireKnown(found: string, known: readonly string[], field: string): void {
  if (known.includes(found)) return;
  throw new InputError(`found "${found}", expected ${known.join(' or ')}.`, { field });
}

/** Densities of a spectrum at growing spatial angular frequencies. */
export interface SpectrumPoints {
  readonly kind: RoughnessSpectrum['kind'];
  readonly wavenumberPerNm: ArrayLike<number>;
  /** S in nm^3 (`ridges`) or W in nm^4 (`isotropic`). */
  readonly density: ArrayLike<number>;
  /** Where the first density, a mean over a ring of wavenumbers, begins to hold; its own wavenumber if absent. */
  readonly fromPerNm?: number;
}

/**
 * A spectrum that was measured, as straight lines between its points on logarithmic axes. It is not continued: outside its points `at` throws
 * InputError.
 *
 * @throws InputError for fewer than two points, or values that are not above 0, or wavenumbers that do not grow.
 */
export function measuredRoughnessSpectrum({
  kind,
  wavenumberPerNm,
  density,
  fromPerNm = wavenumberPerNm[0],
}: SpectrumPoints): RoughnessSpectrum {
  const x = Array.from(wavenumberPerNm, Math.log);
  const y = Array.from(density, Math.log);
  const ordered = x.every((value, i) => Number.isFinite(value) && (i === 0 || value > x[i - 1]));
  if (x.length < 2 || x.length !== y.length || !ordered || !y.every(Number.isFinite)) {
    throw new InputError(
      `found ${x.length} wavenumbers and ${y.length} densities, expected as many of both, two at least, above 0, with growing wavenumbers.`,
    );
  }
  const at = (q: number): number => {
    const place = Math.log(q);
    const end = x.findIndex((value) => value >= place);
    if (end < 0 || q < fromPerNm) throw outside(q, fromPerNm, Math.exp(x[x.length - 1]));
    if (end === 0) return density[0];
    const share = (place - x[end - 1]) / (x[end] - x[end - 1]);
    return Math.exp(y[end - 1] + share * (y[end] - y[end - 1]));
  };
  return { kind, at, relativeTolerance: measuredTolerance };
}

/** Far finer than a spectrum is measured; its kinks would make more a labour. */
const measuredTolerance = 1e-4;

const outside = (q: number, from: number, to: number): InputError =>
  new InputError(
    `the roughness is needed at ${q.toPrecision(3)} rad/nm, but was measured from ${from.toPrecision(3)} to ${to.toPrecision(3)}; measure a larger or finer scan, or give a model of it.`,
  );
