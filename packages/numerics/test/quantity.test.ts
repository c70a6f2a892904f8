import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InputError,
  normaliseUnit,
  parseQuantity,
  parseRange,
  parseRuledQuantity,
} from '@modalgain/numerics';
import type { QuantityKind } from '@modalgain/numerics';

const close = (actual: number | undefined, expected: number): void => {
  expect(actual).toBeDefined();
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
};

describe('parseQuantity', () => {
  it.each<[string, QuantityKind, number, number | undefined]>([
    ['204.3 nm', 'lengthNm', 204.3, undefined],
    ['204.3nm', 'lengthNm', 204.3, undefined],
    ['204.3 +- 2 nm', 'lengthNm', 204.3, 2],
    ['204.3 ± 2 nm', 'lengthNm', 204.3, 2],
    ['204.3 nm +/- 2 nm', 'lengthNm', 204.3, 2],
    ['204.3 nm +- 1 %', 'lengthNm', 204.3, 2.043],
    ['204.3(20) nm', 'lengthNm', 204.3, 2],
    ['204.3(2.0) nm', 'lengthNm', 204.3, 2],
    ['390(50) nm', 'lengthNm', 390, 50],
    ['0.2043 um', 'lengthNm', 204.3, undefined],
    ['0.2043 µm', 'lengthNm', 204.3, undefined],
    ['2043 Å', 'lengthNm', 204.3, undefined],
    ['0.5 mm', 'stripeLengthUm', 500, undefined],
    ['4.32e-15 +- 0.2e-15 cm^2', 'crossSectionCm2', 4.32e-15, 0.2e-15],
    ['4.32(20)e-15 cm2', 'crossSectionCm2', 4.32e-15, 0.2e-15],
    ['78.4 uJ/cm^2', 'fluenceUjPerCm2', 78.4, undefined],
    ['78.4 µJ/cm²', 'fluenceUjPerCm2', 78.4, undefined],
    ['78.4 µJ cm⁻²', 'fluenceUjPerCm2', 78.4, undefined],
    ['0.0784 mJ/cm2', 'fluenceUjPerCm2', 78.4, undefined],
    ['120 +- 8 cm^-1', 'perCm', 120, 8],
    ['120(8) cm⁻¹', 'perCm', 120, 8],
    ['-20 cm-1', 'perCm', -20, undefined],
    ['10 dB/cm', 'perCm', 10 / 4.342944819032518, undefined],
    ['1500 kg/cm^2', 'pressureMpa', 147.09975, undefined],
    ['5 min', 'durationS', 300, undefined],
    ['62.6e15 cm^-3', 'densityPerCm3', 62.6e15, undefined],
    ['15 %', 'fraction', 0.15, undefined],
    ['0.15', 'fraction', 0.15, undefined],
  ])('reads "%s" as %s', (text, kind, value, standardError) => {
    const quantity = parseQuantity(text, kind);
    close(quantity.value, value);
    if (standardError === undefined) expect(quantity.standardError).toBeUndefined();
    else close(quantity.standardError, standardError);
  });

  it.each<[string, QuantityKind, RegExp]>([
    ['204.3', 'lengthNm', /without a unit.*nm, um/],
    ['204.3 eV', 'lengthNm', /"eV".*a length: nm, um/],
    ['204.3 cm-1', 'lengthNm', /a length/],
    ['78,4 uJ/cm2', 'fluenceUjPerCm2', /decimal point/],
    ['thick', 'lengthNm', /such as "204.3 nm"/],
    ['', 'lengthNm', /expected a length/],
    ['1e999 nm', 'lengthNm', /expected a length/],
    ['204.3 +- -2 nm', 'lengthNm', /negative/],
  ])('refuses "%s" with a sentence that helps', (text, kind, message) => {
    expect(() => parseQuantity(text, kind)).toThrow(InputError);
    expect(() => parseQuantity(text, kind)).toThrow(message);
  });

  it('gives back any number that is written with a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        expect(parseQuantity(`${value} nm`, 'lengthNm').value === value).toBe(true);
      }),
    );
  });

  it('either reads a text or throws an InputError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parseQuantity(text, 'fluenceUjPerCm2').value).not.toBeNaN();
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});

it('an uncertainty beyond all numbers is refused', () => {
  expect(() => parseQuantity('204.3 +- 1e999 nm', 'lengthNm')).toThrow(InputError);
});

describe('parseRuledQuantity', () => {
  const example = '40 +- 8 cm^-1';
  const read = (text: string, rules: object) =>
    parseRuledQuantity(text, 'perCm', { example, ...rules }).value;

  it('refuses zero and below unless the rules say otherwise', () => {
    expect(read('1 cm-1', {})).toBe(1);
    expect(() => read('0 cm-1', {})).toThrow(/above zero/);
    expect(read('0 cm-1', { refuses: 'negative' })).toBe(0);
    expect(() => read('−1 cm-1', { refuses: 'negative' })).toThrow(/below zero/);
    expect(read('−1 cm-1', { refuses: 'none' })).toBe(-1);
  });

  it('asks for the error of a datum, by its example', () => {
    expect(read('40 +- 8 cm-1', { needsError: true })).toBe(40);
    expect(() => read('40 cm-1', { needsError: true })).toThrow(example);
    expect(() => read('40 +- 0 cm-1', { needsError: true })).toThrow(example);
  });
});

describe('parseRange', () => {
  it('takes the unit of the upper end for a lower end that has none', () => {
    expect(parseRange('20 .. 400 nm', 'lengthNm')).toEqual([20, 400]);
    expect(parseRange('20 nm .. 0.4 um', 'lengthNm')).toEqual([20, 400]);
    expect(parseRange('20 nm to 400 nm', 'lengthNm')).toEqual([20, 400]);
  });

  it('refuses an upside-down range and a single value', () => {
    expect(() => parseRange('400 nm .. 20 nm', 'lengthNm')).toThrow(/smaller end first/);
    expect(() => parseRange('400 nm', 'lengthNm')).toThrow(/a range such as/);
  });
});

it('normaliseUnit spells each unit one way', () => {
  expect(['µJ/cm²', 'uJ / cm^2', 'µJ·cm⁻²', 'μJ cm-2'].map(normaliseUnit)).toEqual(Array(4).fill('uJ/cm2'));
});
