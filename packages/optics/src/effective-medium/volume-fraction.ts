import { propagate, type Determination, type Estimate } from '@modalgain/numerics';
import { requireLaw, type EffectiveMediumLaw } from './effective-medium.js';

/** The index of a mixture and of its two parts, all at one wavelength where little is absorbed: k adds to n only by (k/n)^2. */
export interface VolumeFractionInput {
  readonly law: EffectiveMediumLaw;
  readonly mixtureIndex: Estimate;
  readonly hostIndex: Estimate;
  readonly inclusionIndex: Estimate;
}

/**
 * The share of a mixture's volume that the inclusion fills, from the index n that was measured: `effectiveMedium` solved for the volume
 * fraction. The uncertainties of the three indices are propagated; the interval ends at 0 and 1.
 *
 * Not determined where the index lies outside those of its two parts, or these have the same.
 *
 * @throws InputError for an unknown law
 */
export function volumeFractionFromIndex(input: VolumeFractionInput): Determination {
  const { law, mixtureIndex, hostIndex, inclusionIndex } = input;
  requireLaw(law);
  if (hostIndex.value === inclusionIndex.value) return indistinct(input);
  const estimate = propagate(
    [mixtureIndex, hostIndex, inclusionIndex],
    ([mixture, host, inclusion]) => fractionOf[law](mixture, host, inclusion),
    `from the index by the ${law} law`,
  );
  if (!(estimate.value >= 0 && estimate.value <= 1)) return outside(input);
  const [low, high] = estimate.interval95;
  return {
    kind: 'determined',
    estimate: { ...estimate, interval95: [Math.max(0, low), Math.min(1, high)] },
  };
}

type Inverse = (mixture: number, host: number, inclusion: number) => number;

/** Each law is linear in the volume fraction after one transform of the indices. */
const fractionOf: Readonly<Record<EffectiveMediumLaw, Inverse>> = {
  bruggeman: (mixture, host, inclusion) => {
    const ofHost = contrast(host, mixture);
    return ofHost / (ofHost - contrast(inclusion, mixture));
  },
  'maxwell-garnett': (mixture, host, inclusion) => contrast(mixture, host) / contrast(inclusion, host),
  'lorentz-lorenz': linearIn((index) => contrast(index, 1)),
  'linear-permittivity': linearIn((index) => index * index),
  'linear-index': linearIn((index) => index),
};

/** (e - em)/(e + 2 em) of a sphere of permittivity e in a medium of permittivity em. */
function contrast(index: number, medium: number): number {
  return (index ** 2 - medium ** 2) / (index ** 2 + 2 * medium ** 2);
}

function linearIn(transform: (index: number) => number): Inverse {
  return (mixture, host, inclusion) =>
    (transform(mixture) - transform(host)) / (transform(inclusion) - transform(host));
}

function indistinct({ hostIndex }: VolumeFractionInput): Determination {
  return {
    kind: 'not-determined',
    why: `the two parts have the same index, ${rounded(hostIndex)}: no mixture of them has another.`,
    next: 'take a wavelength at which their indices differ, or another measurement of the volume fraction.',
  };
}

function outside({ mixtureIndex, hostIndex, inclusionIndex }: VolumeFractionInput): Determination {
  return {
    kind: 'not-determined',
    why: `the index ${rounded(mixtureIndex)} lies outside those of its two parts, ${rounded(hostIndex)} and ${rounded(inclusionIndex)}.`,
    next: 'check the index of the particles and of what lies between them at this wavelength.',
  };
}

function rounded({ value }: Estimate): string {
  return String(Number(value.toPrecision(5)));
}
