import { memorySource } from '@modalgain/formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStack, stackProfile, stackSpectrum, type StackFile } from '../src/stack/index.js';

const source = memorySource(new Map());
const read = (layers: string, more = ''): Promise<StackFile> =>
  readStack({ text: `${more}layers: ${layers}\n`, file: 'stack.yaml', source });

const normal = { wavelengthsNm: [400, 600], anglesDeg: [0] } as const;

describe('light on a stack file', () => {
  it('gives the reflectance of glass by Fresnel at every angle, and Brewster for p', async () => {
    const file = await read('[{index: 1}, {index: 1.5}]');
    const brewsterDeg = (Math.atan(1.5) * 180) / Math.PI;
    const { responses } = stackSpectrum(file, {
      wavelengthsNm: [500],
      anglesDeg: [0, brewsterDeg],
      polarizations: ['s', 'p', 'unpolarised'],
    });
    expect(responses.map(({ angleDeg, polarization }) => `${polarization}${angleDeg.toFixed(0)}`)).toEqual([
      's0',
      'p0',
      'unpolarised0',
      's56',
      'p56',
      'unpolarised56',
    ]);
    const [s, p, both, slantedS, slantedP, slanted] = responses.map(({ reflectance }) => reflectance[0]);
    for (const share of [s, p, both]) expect(share).toBeCloseTo(0.04, 14);
    // At Brewster's angle r_s = (1 - n^2)/(1 + n^2).
    expect(slantedS).toBeCloseTo((1.25 / 3.25) ** 2, 13);
    expect(slantedP).toBeCloseTo(0, 14);
    expect(slanted).toBeCloseTo(slantedS / 2, 13);
    // r_s = (n1 - n2)/(n1 + n2), and r_p of the opposite sign.
    expect(responses[0].reflection?.[0][0]).toBeCloseTo(-0.2, 14);
    expect(responses[1].reflection?.[0][0]).toBeCloseTo(0.2, 14);
    expect(responses[2].reflection).toBeUndefined();
  });

  it('shares all light among reflection, transmission and the layers of the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            n: fc.double({ min: 0.2, max: 4, noNaN: true }),
            k: fc.double({ min: 0, max: 3, noNaN: true }),
            nm: fc.integer({ min: 1, max: 900 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.double({ min: 0, max: 85, noNaN: true }),
        async (inner, angleDeg) => {
          const layers = inner.map(({ n, k, nm }) => `{index: [${n}, ${k}], thickness: ${nm} nm}`).join(', ');
          const file = await read(`[{index: 1}, ${layers}, {index: [1.5, 0.1]}]`);
          const { responses, energyImbalance } = stackSpectrum(file, {
            wavelengthsNm: [450, 650],
            anglesDeg: [angleDeg],
            polarizations: ['s', 'p', 'unpolarised'],
          });
          expect(energyImbalance).toBeLessThan(1e-12);
          for (const { absorptance } of responses) expect(absorptance).toHaveLength(inner.length + 2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('adds the slices of a graded layer to one layer, which tends to the smooth one', async () => {
    const graded = (slices: number) =>
      read(
        `[{index: 1}, {index: {from: [1.6, 0.2], to: [2.2, 0], slices: ${slices}}, thickness: 200 nm}, {index: 1.5}]`,
      );
    const absorbed = async (slices: number): Promise<number> => {
      const { responses } = stackSpectrum(await graded(slices), { ...normal, polarizations: ['s'] });
      expect(responses[0].absorptance).toHaveLength(3);
      expect(responses[0].filmAbsorptance).toEqual(responses[0].absorptance[1]);
      return responses[0].filmAbsorptance[0];
    };
    const [coarse, fine, finest] = [await absorbed(10), await absorbed(20), await absorbed(40)];
    // The error falls with the square of the number.
    expect((coarse - fine) / (fine - finest)).toBeCloseTo(4, 1);
  });

  it('takes a substrate of several millimetres, which guides more modes than the mode solver takes', async () => {
    const file = await read('[{index: 1}, {index: 1.5, thickness: 8 mm, coherent: false}, {index: 1}]');
    expect(stackSpectrum(file, { ...normal, polarizations: ['s'] }).energyImbalance).toBeLessThan(1e-14);
  });

  it('adds intensities, not amplitudes, through a thick substrate with its back side', async () => {
    const file = await read('[{index: 1}, {index: 1.5, thickness: 1 mm, coherent: false}, {index: 1}]');
    const { responses } = stackSpectrum(file, { ...normal, polarizations: ['unpolarised'] });
    // 2R/(1 + R) of a plate without absorption.
    for (const share of responses[0].reflectance) expect(share).toBeCloseTo(0.08 / 1.04, 14);
    expect(() => stackProfile(file, { wavelengthNm: 500, angleDeg: 0, polarization: 's' })).toThrow(
      'in which there is no one field',
    );
  });

  it.each([
    ['[{index: 1}, {index: 1.5, coherent: false}]', 'found a half-space without interference'],
    [
      '[{index: 1}, {index: 1.5, thickness: 1 mm, coherent: false}, {index: 1.4, thickness: 1 mm, coherent: false}, {index: 1}]',
      'found 2 layers without interference',
    ],
    ['[{index: [1, 0.1]}, {index: 1.5}]', 'the cover has k or two indices'],
    ['[{index: 1}, {index: [1.5, -0.1]}]', 'the substrate amplifies without end'],
  ])('refuses %s, saying where', async (layers, sentence) => {
    const file = await read(layers, 'wavelength: 500 nm\n');
    const run = () => stackSpectrum(file, { ...normal, polarizations: ['s'] });
    expect(run).toThrow(sentence);
    expect(run).toThrow(
      expect.objectContaining({ sentence: expect.stringMatching(/^stack.yaml, line 2, layers\[/) as string }),
    );
  });
});

describe('the depth profile of light on a stack file', () => {
  it('integrates to the absorptance of the film, and tells its mean local fluence', async () => {
    const file = await read('[{index: 1}, {index: [2.05, 0.18], thickness: 204 nm}, {index: 1.47}]');
    const at = { wavelengthNm: 400, angleDeg: 30, polarization: 'p' } as const;
    const { xNm, absorptionPerNm, electricIntensity, pump } = stackProfile(file, at);
    const { responses } = stackSpectrum(file, {
      wavelengthsNm: [400],
      anglesDeg: [30],
      polarizations: ['p'],
    });
    const [absorbed] = responses[0].filmAbsorptance;
    const trapezes = xNm
      .slice(1)
      .reduce((sum, x, i) => sum + ((x - xNm[i]) * (absorptionPerNm[i + 1] + absorptionPerNm[i])) / 2, 0);
    expect(trapezes).toBeCloseTo(absorbed, 4);
    expect(pump?.filmAbsorptance).toBeCloseTo(absorbed, 12);
    expect(pump?.penetrationDepthNm).toBeCloseTo(400 / (4 * Math.PI * 0.18), 10);
    // Absorbed = mean local fluence x thickness / penetration depth.
    expect(((pump?.localFluence.mean ?? 0) * 204) / (pump?.penetrationDepthNm ?? 1)).toBeCloseTo(
      absorbed,
      10,
    );
    expect(electricIntensity).toHaveLength(xNm.length);
    expect(xNm[0]).toBeLessThan(0);
    expect(xNm.at(-1)).toBeGreaterThan(204);
  });

  it('has no uptake where the film has no k', async () => {
    const file = await read('[{index: 1}, {index: 2, thickness: 204 nm}, {index: 1.47}]');
    expect(stackProfile(file, { wavelengthNm: 400, angleDeg: 0, polarization: 's' }).pump).toBeUndefined();
  });
});
