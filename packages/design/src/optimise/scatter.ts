import { randomStream } from '@modalgain/numerics';

/**
 * Points that fill the unit box evenly: the additive recurrence of the generalised golden ratio, shifted at random by the
 * seed. Each step is a power of 1/phi with phi^(d+1) = phi + 1 (M. Roberts, 2018), so that no two coordinates fall in step.
 */
export function scatter(count: number, dimensions: number, seed: number): number[][] {
  const steps = Array.from({ length: dimensions }, (_, i) => goldenRatio(dimensions) ** -(i + 1));
  const random = randomStream(seed, 0);
  const shifts = steps.map(() => random.uniform());
  return Array.from({ length: count }, (_, k) => steps.map((step, i) => (shifts[i] + k * step) % 1));
}

/** The root above 1 of phi^(d+1) = phi + 1, by repeated roots. */
function goldenRatio(dimensions: number): number {
  let phi = 2;
  for (let i = 0; i < 60; i++) phi = (1 + phi) ** (1 / (dimensions + 1));
  return phi;
}
