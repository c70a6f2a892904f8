import { describe, expect, it } from 'vitest';
import {
  formatConcise,
  formatEstimate,
  formatInterval,
  formatRange,
  keepTogether,
  formatSignificant,
} from '@modalgain/numerics';

describe('formatConcise', () => {
  it.each([
    [204.3, 2, '204.3(20)'],
    [137.42, 1.4, '137.4(14)'],
    [121.3, 7.1, '121(7)'],
    [0.8224, 0.0051, '0.822(5)'],
    [0.343, 0.0284, '0.343(28)'],
    [390, 50, '390(50)'],
    [394, 51, '390(50)'],
    [2.0141, 0.0121, '2.014(12)'],
    [-19.2, 5.2, '\u221219(5)'],
    [1.234, 0.0996, '1.23(10)'],
    [151, 9.7, '151(10)'],
    [6.6, 0.36, '6.6(4)'],
    [1234, 123, '1230(120)'],
  ])('writes %f +- %f as %s', (value, error, text) => {
    expect(formatConcise(value, error)).toBe(text);
  });
});

it('formatEstimate uses a power of ten for very large and very small numbers', () => {
  expect(formatEstimate({ value: 4.32e-15, standardError: 0.2e-15 })).toBe('4.32(20) × 10⁻¹⁵');
  expect(formatEstimate({ value: 6.26e16, standardError: 0.5e16 })).toBe('6.3(5) × 10¹⁶');
});

it('formatInterval says in words which ends are open', () => {
  expect(formatInterval([124, 183])).toBe('124 to 183');
  expect(formatInterval([0.471, 0.51])).toBe('0.471 to 0.510');
  expect(formatInterval([-37.9, 25])).toBe('\u221237.9 to 25.0');
  expect(formatInterval([0, 1.5e7])).toBe('0 to 1.5 × 10⁷');
  expect(formatInterval([-Infinity, 12])).toBe('<\u200912 (95 %)');
  expect(formatInterval([42, Infinity])).toBe('above 42, no upper limit');
});

it('keepTogether lets no line break between a number and what belongs to it', () => {
  expect(keepTogether('95 % of 27 × 10¹⁵ cm⁻³, 5.1(5) nm at n = 2.034 no more')).toBe(
    '95\u00a0% of 27\u00a0×\u00a010¹⁵\u00a0cm⁻³, 5.1(5)\u00a0nm at n = 2.034 no more',
  );
});

it('formatRange puts the unit once, behind the numbers', () => {
  expect(formatRange([124, 183], 'cm⁻¹')).toBe('124 to 183 cm⁻¹');
  expect(formatRange([-Infinity, -61.4], 'cm⁻¹')).toBe('<\u2009\u221261.4 cm⁻¹');
  expect(formatRange([42, Infinity], 'µm')).toBe('>\u200942 µm');
  expect(formatRange([-Infinity, Infinity], 'cm⁻¹')).toBe('no limit');
});

it('formatSignificant says in words what is no number, and takes the remains of rounding for 0', () => {
  expect(formatSignificant(Infinity, 3)).toBe('infinite');
  expect(formatSignificant(-Infinity, 3)).toBe('\u2212infinite');
  expect(formatSignificant(NaN, 3)).toBe('not determined');
  for (const value of [5e-324, -5e-324, 1e-310]) expect(formatSignificant(value, 3)).toBe('0');
  expect(formatSignificant(1.7976931348623157e308, 3)).toBe('1.8 × 10³⁰⁸');
  expect(formatSignificant(2.5e-308, 3)).toBe('2.5 × 10⁻³⁰⁸');
  expect(formatEstimate({ value: 5e-324, standardError: 0 })).toBe('0');
  expect(formatConcise(1, 1e-120)).toBe('1');
  expect(formatEstimate({ value: Infinity, standardError: 1 })).toBe('not determined');
});

it('formatSignificant never prints a computer exponent', () => {
  expect(formatSignificant(6.022e23, 3)).toBe('6.02 × 10²³');
  expect(formatSignificant(-0.00123456, 3)).toBe('\u22120.00123');
  expect(formatSignificant(0, 3)).toBe('0');
});
