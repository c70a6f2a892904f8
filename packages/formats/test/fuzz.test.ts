import { describe, expect, it } from 'vitest';
import { formats, identify } from '@modalgain/formats';
import { fuzz } from './fuzz/fuzz.js';
import { fuzzSamples } from './fuzz/samples.js';

// `npm run fuzz` does 10,000.
const trials = 2000;

describe('damaged files', () => {
  it('have a sample of every format', () => {
    const fuzzed = new Set(fuzzSamples.map(([name, bytes]) => identify({ name, bytes }).format));
    expect(formats.map(({ id }) => id).filter((id) => !fuzzed.has(id))).toEqual([]);
  });

  it.each(fuzzSamples)(
    '%s: whatever is damaged, it is read or refused with one sentence, quickly and in little memory',
    async (...sample) => {
      const { faults, refused } = await fuzz(sample, { trials, seed: 5 });
      expect(faults).toEqual([]);
      // The damages do reach the checks: a good part of the files is refused.
      expect(refused).toBeGreaterThan(0.1 * trials);
    },
  );
});
