import type { GainProfile } from '@modalgain/study';
import { expect, it } from 'vitest';
import { identifiabilityFigure } from '../src/figures/identifiability.js';
import { fixtureResults } from './fixture/results.js';

const { films } = fixtureResults();

/** A parabola in ln x that ends its interval of 95 % at the best value times and over a factor. */
function profile(quantity: GainProfile['quantity'], factor: number): GainProfile {
  const steps = Array.from({ length: 41 }, (_, i) => (i - 20) / 16);
  const [{ name }] = films;
  return {
    film: name,
    quantity,
    x: steps.map((step) => 1e16 * factor ** step),
    deltaChiSquare: steps.map((step) => 3.841458820694124 * step ** 2),
  };
}

it('does not say that a density is settled whose profile closes over more than a factor of three', () => {
  const { caption } = identifiabilityFigure([profile('density', 2.1)], films);
  expect(caption).toContain(`wider than a factor of 3: n_{t} of ${films[0].name}`);
});

it('says plainly that profiles close where all are narrow, and judges a loss by no factor', () => {
  for (const narrow of [profile('density', 1.4), profile('loss', 2.1)])
    expect(identifiabilityFigure([narrow], films).caption).toMatch(/all profiles close on both sides\.$/);
});
