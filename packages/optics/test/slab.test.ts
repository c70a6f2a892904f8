import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  slabCutoffThicknessNm,
  slabMode,
  slabSlopes,
  type SlabMode,
  type SlabModeRequest,
} from '../src/index.js';

const film = {
  coverIndex: 1,
  filmIndex: 1.9,
  substrateIndex: 1.457,
  thicknessNm: 204,
  wavelengthNm: 656,
  polarization: 'TE',
} as const;

function guided(request: SlabModeRequest): SlabMode {
  const outcome = slabMode(request);
  if (outcome.kind !== 'guided') throw new Error('nothing is guided');
  return outcome;
}

// Values of the physics handbook, section 4, computed there with 60 digits.
describe('one mode of a slab', () => {
  it('has the TE values of the handbook', () => {
    const mode = guided(film);
    expect(mode.effectiveIndex).toBeCloseTo(1.678507982682404, 14);
    expect(mode.confinementPower).toBeCloseTo(0.778009646651, 11);
    expect(mode.confinementModal).toBeCloseTo(0.880673993742, 11);
    expect(mode.groupIndex).toBeCloseTo(1.915354319414, 11);
  });

  it('has the TM values of the handbook', () => {
    const mode = guided({ ...film, polarization: 'TM' });
    expect(mode.effectiveIndex).toBeCloseTo(1.571787401294168, 14);
    expect(mode.confinementPower).toBeCloseTo(0.608128960792, 11);
    expect(mode.confinementModal).toBeCloseTo(0.614901190877, 11);
  });

  it.each([
    [80, 0.101, 0.126],
    [120, 0.439, 0.53],
    [200, 0.742, 0.837],
    [300, 0.881, 0.949],
  ])('has the power and modal confinement of %d nm on soda-lime glass', (thicknessNm, power, modal) => {
    const mode = guided({ ...film, substrateIndex: 1.52, thicknessNm });
    expect(mode.confinementPower).toBeCloseTo(power, 3);
    expect(mode.confinementModal).toBeCloseTo(modal, 3);
  });

  it('does not care which side is called the cover', () => {
    const reversed = guided({ ...film, coverIndex: 1.457, substrateIndex: 1, polarization: 'TM' });
    expect(reversed).toEqual(guided({ ...film, polarization: 'TM' }));
  });

  it('is a value, not a number, below cut-off and where the film is no well', () => {
    expect(slabMode({ ...film, thicknessNm: 61.2 })).toEqual({ kind: 'cut-off' });
    expect(slabMode({ ...film, order: 1 })).toEqual({ kind: 'cut-off' });
    expect(slabMode({ ...film, filmIndex: 1.4 })).toEqual({ kind: 'cut-off' });
  });

  it('refuses a polarization of another name', () => {
    const slab = {
      coverIndex: 1,
      filmIndex: 1.9,
      substrateIndex: 1.457,
      thicknessNm: 204,
      wavelengthNm: 656,
    };
    for (const word of ['s', 'te', 'both']) {
      const polarization = word as 'TE';
      expect(() => slabMode({ ...slab, polarization })).toThrow(/'TE' \(s/);
      expect(() => slabCutoffThicknessNm({ ...slab, polarization })).toThrow(/'TE' \(s/);
    }
  });

  it('refuses what is no stack', () => {
    expect(() => slabMode({ ...film, thicknessNm: -3 })).toThrow(InputError);
    expect(() => slabMode({ ...film, filmIndex: Number.NaN })).toThrow(InputError);
    expect(() => slabMode({ ...film, order: 0.5 })).toThrow(InputError);
  });
});

describe('the cut-off thickness of a slab', () => {
  it('has the values of the handbook', () => {
    expect(slabCutoffThicknessNm(film)).toBeCloseTo(61.246766, 6);
    const onSodaLime = { ...film, substrateIndex: 1.52 };
    expect(slabCutoffThicknessNm(onSodaLime)).toBeCloseTo(72.1, 1);
    expect(Math.round(slabCutoffThicknessNm({ ...onSodaLime, polarization: 'TM' }))).toBe(119);
    expect(Math.round(slabCutoffThicknessNm({ ...onSodaLime, order: 1 }))).toBe(360);
  });

  it('is where the solver begins to find the mode', () => {
    for (const polarization of ['TE', 'TM'] as const) {
      for (const order of [0, 1, 4]) {
        const request = { ...film, polarization, order };
        const thicknessNm = slabCutoffThicknessNm(request);
        expect(slabMode({ ...request, thicknessNm: thicknessNm * (1 + 1e-12) }).kind).toBe('guided');
        expect(slabMode({ ...request, thicknessNm: thicknessNm * (1 - 1e-12) }).kind).toBe('cut-off');
      }
    }
  });

  it('is zero for order 0 of a symmetric stack and infinite where the film is no well', () => {
    expect(slabCutoffThicknessNm({ ...film, coverIndex: 1.457 })).toBe(0);
    expect(slabCutoffThicknessNm({ ...film, filmIndex: 1.4 })).toBe(Infinity);
  });
});

describe('slopes of the confinement', () => {
  it('agree with a wide symmetric fit of the confinement itself', () => {
    const slopes = slabSlopes(film);
    // Fourth-order differences with a step a hundred times larger: another truncation, another rounding.
    const difference = (field: 'thicknessNm' | 'filmIndex', h: number): number => {
      const at = (step: number): number =>
        guided({ ...film, [field]: film[field] + step * h }).confinementModal;
      return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
    };
    expect(slopes?.modalPerNm).toBeCloseTo(difference('thicknessNm', 0.2), 9);
    expect(slopes?.modalPerIndex).toBeCloseTo(difference('filmIndex', 0.002), 8);
    expect(slopes?.powerPerNm).toBeGreaterThan(0);
    expect(slopes?.powerPerIndex).toBeGreaterThan(0);
  });

  it('are absent below and within 1e-5 of cut-off', () => {
    const cutoffNm = slabCutoffThicknessNm(film);
    expect(slabSlopes({ ...film, thicknessNm: cutoffNm * (1 + 1e-6) })).toBeUndefined();
    expect(slabSlopes({ ...film, thicknessNm: cutoffNm / 2 })).toBeUndefined();
  });
});
