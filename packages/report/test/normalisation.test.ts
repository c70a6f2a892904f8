import type { NormalisationResult } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { normalisationStep } from '../src/sections/normalisation-step.js';

const withNormalisations = (normalisations: readonly (NormalisationResult | null)[]) => {
  const results = fixtureResults();
  const [film, ...others] = results.films;
  const [stripe] = film.stripes;
  return {
    ...results,
    films: [
      {
        ...film,
        thresholdSeries: null,
        stripes: normalisations.map((one) => ({ ...stripe, normalisation: one })),
      },
      ...others.map((other) => ({ ...other, stripes: [], thresholdSeries: null })),
    ],
  };
};

const asWritten: NormalisationResult = { dividedBy: [], integrationTimeS: 0.1, background: [] };
const divided: NormalisationResult = {
  dividedBy: [{ by: 'integration-time', values: [0.1, 0.2] }],
  integrationTimeS: null,
  background: ['dark.txt'],
};

describe('the line of the methods on spectra', () => {
  it('says what was divided out and subtracted, and in how many series', () => {
    const text = normalisationStep(withNormalisations([asWritten, divided, divided]))?.text ?? '';
    expect(text).toContain('A background is subtracted in 2 of 3 series');
    expect(text).toContain('each is divided by its integration time in 2 of 3 series');
    expect(text).toContain('intensities stand as written in 1 of 3 series');
    expect(text).not.toContain('filter');
  });

  it('is not there without spectra', () => {
    expect(normalisationStep(withNormalisations([null]))).toBeUndefined();
  });
});
