import { normalEstimate } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainFromNarrowing, narrowedWidthNm } from '../src/spectral-gain/index.js';

const exact = (value: number) => normalEstimate(value, 0, 'exact');
const wavelengthNm = Array.from({ length: 601 }, (_, i) => 600 + 0.2 * i);
const gaussian = (nm: number, peakNm: number, fwhmNm: number) =>
  Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);
const photoluminescence = (peakNm: number, fwhmNm: number) => ({
  wavelengthNm,
  intensity: wavelengthNm.map((nm) => gaussian(nm, peakNm, fwhmNm)),
});

describe('narrowing', () => {
  it.each([
    [2, 1.093, 0.693],
    [4, 0.617, 0.516],
    [6, 0.467, 0.42],
    [10, 0.341, 0.322],
  ])('has the handbook widths at g0 L = %d', (peakGainLength, flat, line) => {
    const width = (source: 'flat' | 'gain-line') =>
      narrowedWidthNm({ peakGainLength, gainLineWidthNm: 1, source });
    expect(width('flat')).toBeCloseTo(flat, 3);
    expect(width('gain-line')).toBeCloseTo(line, 3);
  });

  it('starts from the source: as wide as it without gain, without any half maximum where it is flat', () => {
    const shape = { peakGainLength: 0, gainLineWidthNm: 30 };
    expect(narrowedWidthNm({ ...shape, source: 'gain-line' })).toBeCloseTo(30, 9);
    expect(narrowedWidthNm({ ...shape, source: 'flat' })).toBeUndefined();
    const source = { photoluminescence: photoluminescence(655, 25), gainPeakNm: 660 };
    expect(narrowedWidthNm({ ...shape, source })).toBeCloseTo(25, 2);
  });

  it('agrees with a photoluminescence of the shape of the gain line', () => {
    const source = { photoluminescence: photoluminescence(660, 30), gainPeakNm: 660 };
    const shape = { peakGainLength: 5, gainLineWidthNm: 30 };
    const line = narrowedWidthNm({ ...shape, source: 'gain-line' }) ?? NaN;
    expect((narrowedWidthNm({ ...shape, source }) ?? NaN) / line).toBeCloseTo(1, 3);
  });

  it('gives back the gain that narrowed the band, whatever the source', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 12, noNaN: true }),
        fc.constantFrom('flat' as const, 'gain-line' as const),
        (peakGainLength, source) => {
          const fwhmNm = narrowedWidthNm({ peakGainLength, gainLineWidthNm: 30, source }) ?? NaN;
          const gain = gainFromNarrowing({
            fwhmNm: exact(fwhmNm),
            gainLineWidthNm: exact(30),
            stripeLengthUm: exact(400),
            source,
          });
          expect(gain).toMatchObject({ kind: 'determined' });
          if (gain.kind === 'determined') expect(gain.estimate.value * 0.04).toBeCloseTo(peakGainLength, 4);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('carries the errors of width, line and stripe', () => {
    const gain = gainFromNarrowing({
      fwhmNm: normalEstimate(14, 0.5, 'measured'),
      gainLineWidthNm: normalEstimate(30, 1, 'gain spectrum'),
      stripeLengthUm: normalEstimate(400, 4, 'stage'),
      source: 'flat',
    });
    // Around g0 L = 6, FWHM/w falls as (g0 L)^-0.65: the handbook's table at 4 and 10.
    const relative = Math.hypot(Math.hypot(0.5 / 14, 1 / 30) / 0.65, 0.01);
    expect(gain.kind).toBe('determined');
    if (gain.kind !== 'determined') return;
    expect(gain.estimate.method).toContain('gain line 30.0(10) nm wide, source: flat');
    expect(Math.abs(gain.estimate.standardError / gain.estimate.value / relative - 1)).toBeLessThan(0.1);
  });

  it('says nothing of the gain where the width of the line is unknown, or nothing narrowed', () => {
    const input = {
      fwhmNm: normalEstimate(29, 1, 'measured'),
      stripeLengthUm: exact(400),
      source: 'gain-line',
    } as const;
    expect(gainFromNarrowing({ ...input, gainLineWidthNm: undefined })).toMatchObject({
      kind: 'not-determined',
    });
    const wide = gainFromNarrowing({ ...input, gainLineWidthNm: exact(30) });
    expect(wide).toMatchObject({ kind: 'not-determined' });
    if (wide.kind === 'not-determined') expect(wide.interval95?.[0]).toBe(0);
  });
});
