import { describe, expect, it } from 'vitest';
import { formats, identify } from '@modalgain/formats';
import { fuzz } from './fuzz/fuzz.js';
import type { FuzzReport } from './fuzz/fuzz.js';
import { fuzzSamples } from './fuzz/samples.js';
import { watchAllocations } from './fuzz/watch-allocations.js';

declare module 'vitest' {
  interface TaskMeta {
    /** For the table of `npm run fuzz`. */
    fuzz?: FuzzReport;
  }
}

// `npm run fuzz` does 10,000.
const trials = Number(process.env.MODALGAIN_FUZZ_TRIALS ?? 2000);

describe('damaged files', () => {
  it('have a sample of every format', () => {
    const fuzzed = new Set(fuzzSamples.map(([name, bytes]) => identify({ name, bytes }).format));
    expect(formats.map(({ id }) => id).filter((id) => !fuzzed.has(id))).toEqual([]);
  });

  it.for(fuzzSamples)(
    '%s: whatever is damaged, it is read or refused with one sentence, quickly and in little memory',
    { timeout: 30_000 + 30 * trials },
    async (sample, { task }) => {
      const report = await fuzz(sample, { trials, seed: 5 });
      task.meta.fuzz = report;
      expect(report.faults).toEqual([]);
      // The damages do reach the checks: a good part of the files is refused.
      expect(report.refused).toBeGreaterThan(0.1 * trials);
    },
  );
});

describe('the watch on memory', () => {
  it('sees the largest array that was taken, by number, from a list and in a copy, and no window', () => {
    const watch = watchAllocations();
    try {
      const bytes = new Uint8Array(1000);
      watch.reset();
      expect(new Float64Array(bytes.buffer, 0, 2)).toHaveLength(2);
      expect(watch.largestBytes()).toBe(0);
      expect(Float64Array.from({ length: 50 }, () => 1)).toHaveLength(50);
      expect(watch.largestBytes()).toBe(400);
      expect(new Uint16Array(1e6)).toHaveLength(1e6);
      expect(watch.largestBytes()).toBe(2e6);
      expect(() => new Float64Array(2 ** 52)).toThrow(RangeError);
      expect(watch.largestBytes()).toBe(2 ** 55);
    } finally {
      watch.stop();
    }
  });
});
