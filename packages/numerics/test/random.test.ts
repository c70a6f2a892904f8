import { describe, expect, it } from 'vitest';
import { randomStream, xoshiro128StarStar } from '@modalgain/numerics';

/** A second, plain version of xoshiro128** on big integers. */
function* textbookGenerator(state: readonly number[]): Generator<number> {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
  const s = state.map((word) => BigInt(word >>> 0));
  for (;;) {
    yield Number((rotate(((s[1] ?? 0n) * 5n) & mask, 7n) * 9n) & mask);
    const t = ((s[1] ?? 0n) << 9n) & mask;
    s[2] = (s[2] ?? 0n) ^ (s[0] ?? 0n);
    s[3] = (s[3] ?? 0n) ^ (s[1] ?? 0n);
    s[1] = (s[1] ?? 0n) ^ s[2];
    s[0] = (s[0] ?? 0n) ^ s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
  }
}

describe('randomStream', () => {
  it('gives the same integers for the same seed and stream, for ever', () => {
    const { integer } = randomStream(1, 0);
    expect([integer(), integer(), integer(), integer()]).toMatchSnapshot();
  });

  it('gives other integers for another seed or stream', () => {
    const first = [randomStream(1, 0), randomStream(1, 1), randomStream(2, 0), randomStream(2 ** 40 + 1, 0)];
    expect(new Set(first.map((stream) => stream.integer())).size).toBe(4);
  });

  it('has uniform and normal deviates with the right moments', () => {
    const { uniform, normal } = randomStream(7);
    const n = 200_000;
    const sums = { u: 0, uu: 0, z: 0, zz: 0, zzzz: 0 };
    for (let i = 0; i < n; i++) {
      const u = uniform();
      const z = normal();
      sums.u += u / n;
      sums.uu += (u * u) / n;
      sums.z += z / n;
      sums.zz += (z * z) / n;
      sums.zzzz += z ** 4 / n;
    }
    expect(Math.abs(sums.u - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(sums.uu - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
    expect(Math.abs(sums.z)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(sums.zz - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(sums.zzzz - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  });

  it.each([0.1, 3, 600, 5000])('has Poisson deviates of mean and variance %f', (mean) => {
    const { poisson } = randomStream(3, 5);
    const n = 20_000;
    const draws = Array.from({ length: n }, () => poisson(mean));
    const average = draws.reduce((sum, x) => sum + x, 0) / n;
    const variance = draws.reduce((sum, x) => sum + (x - average) ** 2, 0) / (n - 1);
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / n));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(5 * Math.sqrt((2 + 1 / mean) / n));
  });
});

it('xoshiro128StarStar gives the published first outputs and agrees with a plain version on big integers', () => {
  const fast = xoshiro128StarStar([1, 2, 3, 4]);
  const plain = textbookGenerator([1, 2, 3, 4]);
  const draws = Array.from({ length: 1000 }, () => fast());
  expect(draws.slice(0, 3)).toEqual([11520, 0, 5927040]);
  expect(draws).toEqual(Array.from({ length: 1000 }, () => plain.next().value as number));
});
