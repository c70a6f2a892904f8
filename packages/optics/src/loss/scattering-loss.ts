import { InputError, integrate } from '@modalgain/numerics';
import type { RoughnessSpectrum } from './roughness-spectrum.js';
import { meanPerCm, scatteringSource, type InterfaceOfMode } from './scattering-source.js';

/** A rough interface of a stack and a mode of it. */
export interface RoughInterface extends InterfaceOfMode {
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
export function scatteringLossPerCm({ spectrum, ...place }: RoughInterface): number {
  const { strength, beta, outside } = scatteringSource(place);
  const { kind, at, relativeTolerance = 1e-6 } = spectrum;
  const radiated = kind === 'ridges' ? inPlane : overSphere;
  return meanPerCm(outside.map((k) => strength * radiated({ beta, k, at, relativeTolerance })));
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
