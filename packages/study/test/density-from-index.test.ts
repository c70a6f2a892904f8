import { effectiveMedium } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import { codesOf, filmOf, refusal, run, study, verdictOf } from './run-study-support.js';

/** Net gains of n_t = 1e17 cm-3 with sigma_e = 4.32e-15 cm2, F_s = 40 uJ/cm2 and a loss of 100 cm-1, Gamma 0.88. */
const gains = [10, 20, 40, 80, 200, 800]
  .map((fluence) => [fluence, (0.88 * 432 * fluence) / (fluence + 40) - 100] as const)
  .map(([fluence, gain]) => `[${fluence} uJ/cm^2, ${gain.toFixed(2)} +- 4 cm^-1]`)
  .join(', ');

const withParticle = (particle: string): string =>
  study(
    `stack: {cover: air, substrate: fused-silica}\nemissionCrossSection: 4.32e-15 +- 0.2e-15 cm^2\nparticle: ${particle}\n` +
      `films: {A: {thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, stripe: {netGain: [${gains}]}}}\n`,
  );

describe('the density from the index of a film', () => {
  it('is that of the mixture which has the index, with an interval over the mixing laws', async () => {
    const { n } = effectiveMedium({ law: 'bruggeman', host: 1.47, inclusion: 2.4, volumeFraction: 0.42 });
    const text = study(
      `particle: {size: [20 nm, 20 nm, 7 nm], index: 2.4, ligandIndex: 1.47}\nfilms: {A: {thickness: 204.3 nm, index: ${n}}}\n`,
    );
    const results = await run(text);
    const density = filmOf(results, 'A').densityFromIndex;
    expect((density?.value ?? NaN) / ((0.42 / 2800) * 1e21)).toBeCloseTo(1, 10);
    for (const law of ['maxwell-garnett', 'linear-permittivity'] as const) {
      // The share at which another law gives the same index lies inside.
      let [low, high] = [0, 1];
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        const mixed = effectiveMedium({ law, host: 1.47, inclusion: 2.4, volumeFraction: middle });
        if (mixed.n < n) low = middle;
        else high = middle;
      }
      const other = (low / 2800) * 1e21;
      expect(other).toBeGreaterThanOrEqual((density?.interval95[0] ?? NaN) * (1 - 1e-9));
      expect(other).toBeLessThanOrEqual((density?.interval95[1] ?? NaN) * (1 + 1e-9));
    }
    expect(codesOf(results)).toContain('density-from-index');
  });

  it.each([
    [
      'agrees with the gain',
      '{size: [20 nm, 20 nm, 14 nm], index: 2.4 +- 0.1, ligandIndex: 1.47}',
      'index-agrees',
      'holds',
    ],
    [
      'exceeds the gain',
      '{size: [20 nm, 20 nm, 5 nm], index: 2.4 +- 0.05, ligandIndex: 1.47}',
      'index-exceeds-gain',
      'caution',
    ],
    [
      'falls short of the gain',
      '{size: [30 nm, 30 nm, 14 nm], index: 2.4 +- 0.05, ligandIndex: 1.47}',
      'gain-exceeds-index',
      'contradiction',
    ],
  ])('%s, and says so', async (_, particle, code, severity) => {
    const verdict = verdictOf(await run(withParticle(particle)), code);
    expect(verdict.severity).toBe(severity);
    expect(verdict.detail).toContain("by the film's index");
  });

  it('takes a material of the library for either part', async () => {
    const text = withParticle('{size: [20 nm, 20 nm, 7 nm], index: cdse-cubic, ligandIndex: octane}').replace(
      'emission: 656 nm',
      'emission: 640 nm',
    );
    const density = filmOf(await run(text), 'A').densityFromIndex;
    expect(density?.value).toBeGreaterThan(1e17);
    expect(density?.value).toBeLessThan(3.57e17);
  });

  it('is null where the indices are not stated, and a contradiction where no mixture has it', async () => {
    const without = await run(withParticle('{size: [20 nm, 20 nm, 7 nm]}'));
    expect(filmOf(without, 'A').densityFromIndex).toBeNull();
    const pores = await run(withParticle('{size: [20 nm, 20 nm, 7 nm], index: 1.9, ligandIndex: 1.47}'));
    expect(filmOf(pores, 'A').densityFromIndex).toBeNull();
    expect(verdictOf(pores, 'index-is-no-mixture').severity).toBe('contradiction');
  });

  it('refuses an index that is none, with its place', async () => {
    const { sentence } = await refusal(
      withParticle('{size: [20 nm, 20 nm, 7 nm], index: cdse-cubik, ligandIndex: 1.47}'),
    );
    expect(sentence).toContain('particle.index');
    expect(sentence).toContain('did you mean "cdse-cubic"');
  });
});
