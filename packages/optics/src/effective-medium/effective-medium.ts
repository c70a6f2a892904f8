import { InputError } from '@modalgain/numerics';
import { add, divide, multiply, scale, squareRoot, subtract, type Complex } from '../complex.js';
import type { ComplexIndex } from '../stack/stack.js';
import { bruggemanPermittivity } from './bruggeman.js';

/** The mixing laws, by the names that stack files use. */
export const effectiveMediumLaws = [
  'bruggeman',
  'maxwell-garnett',
  'lorentz-lorenz',
  'linear-permittivity',
  'linear-index',
] as const;

/**
 * How the index of a mixture follows from its parts. `bruggeman`: spheres of both on an equal footing; `maxwell-garnett`: spheres of the
 * inclusion within the host; `lorentz-lorenz`: both as polarisable points in vacuum; `linear-permittivity`: n^2 by volume, exact for
 * fields along sheets; `linear-index`: n by volume.
 */
export type EffectiveMediumLaw = (typeof effectiveMediumLaws)[number];

/** Two materials in one layer, mixed on a scale far below the wavelength. */
export interface Mixture {
  readonly law: EffectiveMediumLaw;
  readonly host: ComplexIndex;
  readonly inclusion: ComplexIndex;
  /** Share of the volume that the inclusion fills, 0 to 1. */
  readonly volumeFraction: number;
}

/**
 * n + i k of a mixture (D. E. Aspnes, Thin Solid Films 89, 249 (1982), doi 10.1016/0040-6090(82)90590-9, for the first three laws).
 *
 * @throws InputError for a volume fraction outside 0 to 1, an unknown law, an index that is none, or a Maxwell Garnett or Lorentz-Lorenz resonance without loss.
 */
export function effectiveMedium({ law, host, inclusion, volumeFraction }: Mixture): {
  readonly n: number;
  readonly k: number;
} {
  if (!(volumeFraction >= 0 && volumeFraction <= 1)) {
    throw new InputError(`found ${volumeFraction}, expected a share of the volume from 0 to 1.`, {
      field: 'volumeFraction',
    });
  }
  requireLaw(law);
  const [n, k] = mixedIndex[law](partIndex(host, 'host'), partIndex(inclusion, 'inclusion'), volumeFraction);
  if (Number.isFinite(n) && Number.isFinite(k)) return { n, k };
  throw new InputError(
    `the ${law} mixture of these indices is at a resonance without loss: give the metal its k.`,
  );
}

type Law = (host: Complex, inclusion: Complex, volumeFraction: number) => Complex;

const mixedIndex: Readonly<Record<EffectiveMediumLaw, Law>> = {
  bruggeman: (host, inclusion, volumeFraction) =>
    squareRoot(bruggemanPermittivity(host, inclusion, volumeFraction)),
  'maxwell-garnett': (host, inclusion, volumeFraction) =>
    squareRoot(maxwellGarnett(square(host), square(inclusion), volumeFraction)),
  'lorentz-lorenz': (host, inclusion, volumeFraction) => {
    const polarisability = mean(clausiusMossotti(host), clausiusMossotti(inclusion), volumeFraction);
    return squareRoot(divide(add([1, 0], scale(polarisability, 2)), subtract([1, 0], polarisability)));
  },
  'linear-permittivity': (host, inclusion, volumeFraction) =>
    squareRoot(mean(square(host), square(inclusion), volumeFraction)),
  'linear-index': mean,
};

/** (e - eh)/(e + 2 eh) = f (ei - eh)/(ei + 2 eh), solved for e. */
function maxwellGarnett(host: Complex, inclusion: Complex, volumeFraction: number): Complex {
  const excess = scale(subtract(inclusion, host), volumeFraction);
  const base = add(inclusion, scale(host, 2));
  return multiply(host, divide(add(base, scale(excess, 2)), subtract(base, excess)));
}

/** (n^2 - 1)/(n^2 + 2). */
function clausiusMossotti(index: Complex): Complex {
  const epsilon = square(index);
  return divide(subtract(epsilon, [1, 0]), add(epsilon, [2, 0]));
}

function mean(host: Complex, inclusion: Complex, share: number): Complex {
  return add(scale(host, 1 - share), scale(inclusion, share));
}

function square(value: Complex): Complex {
  return multiply(value, value);
}

/** @throws InputError for parts that are not finite, n below 0, or an index of 0. */
function partIndex(index: ComplexIndex, field: string): Complex {
  const [n, k] = typeof index === 'number' ? [index, 0] : [index.n, index.k];
  if (n >= 0 && Number.isFinite(n) && Number.isFinite(k) && (n > 0 || k !== 0)) return [n, k];
  throw new InputError(`found ${n} + ${k}i, expected a refractive index: finite, n not below 0.`, { field });
}

/** @throws InputError for a law of another name, as a file or a script may give it. */
export function requireLaw(law: string): void {
  if (effectiveMediumLaws.some((known) => known === law)) return;
  throw new InputError(`found the law "${law}", expected one of ${effectiveMediumLaws.join(', ')}.`, {
    field: 'law',
  });
}
