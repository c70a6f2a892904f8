import { describe, expect, it } from 'vitest';
import { findMaterial, findModes, materialIndex } from '../src/index.js';

describe('the index of a material as a layer', () => {
  it('has a k of 0 where the source gives none, and can stand in a stack', () => {
    const substrate = materialIndex(findMaterial('n-bk7'), 656);
    expect(substrate.k).toBe(0);
    const layers = [{ index: 1 }, { index: 1.9, thicknessNm: 204.3 }, { index: substrate }];
    expect(findModes({ wavelengthNm: 656, layers }, 'TE').modes).toHaveLength(1);
  });

  it('has the k of a metal', () => {
    expect(materialIndex(findMaterial('gold'), 656).k).toBe(findMaterial('gold').nk(656).k);
  });
});

describe('modes of an absorbing uniaxial layer beside a metal', () => {
  it('are not called all, since slower ones may lie beyond the automatic region', () => {
    const layers = [
      { index: 1 },
      { index: { n: 1.361, k: 0.599 }, extraordinaryIndex: 2.159, thicknessNm: 600 },
      { index: { n: 0.242, k: 2.708 }, thicknessNm: 228 },
      { index: { n: 0.06, k: 4.2 } },
    ];
    const { completeness } = findModes({ wavelengthNm: 600, layers }, 'TM');
    expect(completeness).toMatchObject({
      kind: 'not-proven',
      why: expect.stringContaining('layers[1]') as string,
    });
    expect(findModes({ wavelengthNm: 600, layers }, 'TE').completeness.kind).toBe('proven');
  });
});
