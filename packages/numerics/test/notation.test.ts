import { describe, expect, it } from 'vitest';
import { formatConcise, formatEstimate, formatInterval, formatSignificant } from '@modalgain/numerics';

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
  expect(formatInterval([-Infinity, 12])).toBe('<\u200912 (95 %)');
  expect(formatInterval([42, Infinity])).toBe('above 42, no upper limit');
});

it('formatSignificant never prints a computer exponent', () => {
  expect(formatSignificant(6.022e23, 3)).toBe('6.02 × 10²³');
  expect(formatSignificant(-0.00123456, 3)).toBe('\u22120.00123');
  expect(formatSignificant(0, 3)).toBe('0');
});
