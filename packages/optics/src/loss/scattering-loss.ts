import { InputError, integrate, UnsupportedFeatureError } from '@modalgain/numerics';
import type { Mode } from '../modes/mode.js';
import { modeProfile } from '../modes/mode-field.js';
import type { ComplexIndex, Stack } from '../stack/stack.js';
import type { RoughnessSpectrum } from './roughness-spectrum.js';

/** A rough interface of a stack and a mode of it. */
export interface RoughInterface {
  readonly stack: Stack;
  /** Guided, TE. */
  readonly mode: Mode;
  /** Interface j lies between layers j and j + 1: 0 is that of the cover. */
  readonly interfaceAt: number;
  readonly spectrum: RoughnessSpectrum;
}

/**
 * Loss of a TE mode in 1/cm to light that one rough interface scatters out of the film, to first order in the roughness: the polarisation currents
 * of the displaced interface radiate as in one medium, once of the cover's index and once of the substrate's, and the mean is given. F. P. Payne and
 * J. P. R. Lacey, doi 10.1007/BF00708339, for one interface; the same over the sphere of directions for isotropic roughness. Good to a factor of 2.
 * Several interfaces add where their heights are not correlated.
 *
 * @throws InputError for an interface that is not there; UnsupportedFeatureError for TM and leaky modes.
 */
export function scatteringLossPerCm({ stack, mode, interfaceAt, spectrum }: RoughInterface): number {
  const { layers, wavelengthNm } = stack;
  if (!(Number.isInteger(interfaceAt) && interfaceAt >= 0 && interfaceAt <= layers.length - 2)) {
    throw new InputError(`found ${interfaceAt}, expected the number of an interface, from 0.`, {
      field: 'interfaceAt',
    });
  }
  if (mode.polarization === 'TM' || mode.kind === 'leaky') {
    throw new UnsupportedFeatureError('scattering is computed for guided TE modes.', { field: 'mode' });
  }
  const n = layers.map(({ index }) => realPart(index));
  const k0 = (2 * Math.PI) / wavelengthNm;
  const x = layers.slice(1, interfaceAt + 1).reduce((sum, { thicknessNm = 0 }) => sum + thicknessNm, 0);
  const [intensityPerNm] = modeProfile(mode, [x]).powerDensityPerNm;
  const beta = k0 * mode.effectiveIndex[0];
  const radiated = spectrum.kind === 'ridges' ? inPlane : overSphere;
  const { at, relativeTolerance = 1e-6 } = spectrum;
  const intoBoth = [n[0], n[n.length - 1]].map((outer) =>
    radiated({ beta, k: outer * k0, at, relativeTolerance }),
  );
  const strengthPerNm =
    ((k0 ** 4 * squaredContrast(layers[interfaceAt].index, layers[interfaceAt + 1].index)) /
      (4 * Math.PI * beta)) *
    intensityPerNm;
  return (1e7 * strengthPerNm * (intoBoth[0] + intoBoth[1])) / 2;
}

interface Radiation {
  /** Of the mode, and of waves in the medium that is radiated into. */
  readonly beta: number;
  readonly k: number;
  readonly at: RoughnessSpectrum['at'];
  readonly relativeTolerance: number;
}

/** The inner integral is so much finer than the outer, which would chase its errors. */
const innerShare = 0.01;

/** Ridges scatter in the plane of propagation and normal: integral of S(beta - k cos t) over t from 0 to pi. */
function inPlane({ beta, k, at, relativeTolerance }: Radiation): number {
  return integral((t) => at(beta - k * Math.cos(t)), Math.PI, innerShare * relativeTolerance);
}

/**
 * k/(4 pi) times the integral of W(q) (1 - (y.r)^2) over all directions r, y along the electric field; q is what the mode's wave vector and the part of k r in
 * the film differ by. The latitude from y = 0 and the azimuth about y are run through, a quarter of the sphere for all.
 */
function overSphere({ beta, k, at, relativeTolerance }: Radiation): number {
  const ring = (latitude: number): number => {
    const [across, radius] = [k * Math.sin(latitude), Math.cos(latitude)];
    const along = integral(
      (azimuth) => at(Math.hypot(beta - k * radius * Math.cos(azimuth), across)),
      Math.PI,
      innerShare * relativeTolerance,
    );
    return radius ** 3 * along;
  };
  return (k / Math.PI) * integral(ring, Math.PI / 2, relativeTolerance);
}

function integral(f: (x: number) => number, upper: number, relativeTolerance: number): number {
  const { value, converged } = integrate({
    f,
    lower: 0,
    upper,
    relativeTolerance,
    absoluteTolerance: 1e-300,
  });
  if (converged) return value;
  throw new InputError(
    'the spectrum of the roughness is too ragged to integrate; smooth it or give a model of it.',
    {
      field: 'spectrum',
    },
  );
}

const realPart = (index: ComplexIndex): number => (typeof index === 'number' ? index : index.n);

/** |n1^2 - n2^2|^2 of the media on both sides. */
function squaredContrast(above: ComplexIndex, below: ComplexIndex): number {
  const [a, b] = [above, below].map((index) => (typeof index === 'number' ? { n: index, k: 0 } : index));
  const real = a.n ** 2 - b.n ** 2 - (a.k ** 2 - b.k ** 2);
  const imaginary = 2 * (a.n * a.k - b.n * b.k);
  return real ** 2 + imaginary ** 2;
}
