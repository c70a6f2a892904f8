import { InputError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { Mode } from '../modes/mode.js';
import { modeProfile } from '../modes/mode-field.js';
import type { ComplexIndex, Stack } from '../stack/stack.js';

/** An interface of a stack and a mode of it. */
export interface InterfaceOfMode {
  readonly stack: Stack;
  /** Guided, TE. */
  readonly mode: Mode;
  /** Interface j lies between layers j and j + 1: 0 is that of the cover. */
  readonly interfaceAt: number;
}

/** What the mode drives at a displaced interface. */
export interface ScatteringSource {
  /** k0^4/(4 pi beta) |n1^2 - n2^2|^2 phi^2 at the interface, phi^2 normalised over x, in 1/nm^4. */
  readonly strength: number;
  /** Of the mode, in rad/nm. */
  readonly beta: number;
  /** Wavenumbers in cover and substrate, the media that are radiated into. */
  readonly outside: readonly [number, number];
}

/** @throws InputError for an interface that is not there; UnsupportedFeatureError for TM and leaky modes. */
export function scatteringSource({ stack, mode, interfaceAt }: InterfaceOfMode): ScatteringSource {
  const { layers, wavelengthNm } = stack;
  if (!(Number.isInteger(interfaceAt) && interfaceAt >= 0 && interfaceAt <= layers.length - 2)) {
    throw new InputError(`found ${interfaceAt}, expected the number of an interface, from 0.`, {
      field: 'interfaceAt',
    });
  }
  if (mode.polarization === 'TM' || mode.kind === 'leaky') {
    throw new UnsupportedFeatureError('scattering is computed for guided TE modes.', { field: 'mode' });
  }
  const k0 = (2 * Math.PI) / wavelengthNm;
  const beta = k0 * mode.effectiveIndex[0];
  const x = layers.slice(1, interfaceAt + 1).reduce((sum, { thicknessNm = 0 }) => sum + thicknessNm, 0);
  const [intensityPerNm] = modeProfile(mode, [x]).powerDensityPerNm;
  const contrast = squaredContrast(layers[interfaceAt].index, layers[interfaceAt + 1].index);
  return {
    strength: (k0 ** 4 * contrast * intensityPerNm) / (4 * Math.PI * beta),
    beta,
    outside: [k0 * realPart(layers[0].index), k0 * realPart(layers[layers.length - 1].index)],
  };
}

const realPart = (index: ComplexIndex): number => (typeof index === 'number' ? index : index.n);

/** |n1^2 - n2^2|^2 of the media on both sides. */
function squaredContrast(above: ComplexIndex, below: ComplexIndex): number {
  const [a, b] = [above, below].map((index) => (typeof index === 'number' ? { n: index, k: 0 } : index));
  const real = a.n ** 2 - b.n ** 2 - (a.k ** 2 - b.k ** 2);
  const imaginary = 2 * (a.n * a.k - b.n * b.k);
  return real ** 2 + imaginary ** 2;
}

/** A loss in 1/cm from the mean of what goes into either medium, in 1/nm. */
export const meanPerCm = ([cover, substrate]: readonly number[]): number => (1e7 * (cover + substrate)) / 2;
