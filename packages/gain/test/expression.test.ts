import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainModel } from '@modalgain/gain';
import { evaluate } from '../src/models/expression/evaluate.js';
import { parseExpression } from '../src/models/expression/parse.js';

const valueAt = (text: string, x: number) => evaluate(parseExpression(text), x).value;
const model = (text: string) => gainModel({ name: 'expression', text });

describe('expressions', () => {
  it.each<[string, number]>([
    ['1 - 2 - 3', -4],
    ['2 + 3*4', 14],
    ['12/3/2', 2],
    ['2^3^2', 512],
    ['-x^2', -9],
    ['2^-1', 0.5],
    ['-(x + 1)*2', -8],
    ['1.5e1 + .5', 15.5],
    ['min(x, 2) + max(x, 5)', 7],
    ['exp(log(x)) + sqrt(x*3) + tanh(0)', 6],
    [' x ', 3],
  ])('%s has the value that arithmetic gives at x = 3', (text, value) => {
    expect(valueAt(text, 3)).toBeCloseTo(value, 14);
  });

  it.each([
    'x/(1 + x)',
    '1 - (2 + x)*exp(-x)',
    'tanh(x)^2*sqrt(x + 1)',
    'log(1 + x^1.5)/(1 + x^x)',
    'max(x, 1/x) - min(x^2, 3)',
    '-2^-x',
  ])('the derivative of %s is its slope', (text) => {
    const expression = parseExpression(text);
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 5, noNaN: true }), (x) => {
        fc.pre(Math.abs(x - 1) > 1e-3 && Math.abs(x - Math.sqrt(3)) > 1e-3);
        const step = 1e-5;
        const slope =
          (evaluate(expression, x + step).value - evaluate(expression, x - step).value) / (2 * step);
        expect(Math.abs(slope - evaluate(expression, x).slope)).toBeLessThan(1e-7 * (1 + Math.abs(slope)));
      }),
    );
  });

  it.each([
    ['x/(1 + x', 'its end at position 9; expected ")"'],
    ['x + * 2', '"*" at position 5; expected a number'],
    ['2 x', '"x" at position 3; expected an operator or the end'],
    ['sin(x)', '"sin" at position 1; expected x or one of exp, log'],
    ['min(x)', '")" at position 6; expected ","'],
    ['constructor', '"constructor" at position 1'],
    ['x; 1', '";" at position 2'],
    ['', 'its end at position 1'],
    ['x+'.repeat(150), 'at most 200'],
  ])('refuses "%s" with the place and what was expected', (text, sentence) => {
    expect(() => parseExpression(text)).toThrow(sentence);
  });

  it('never fails but with an InputError, whatever the text', () => {
    const symbols = fc.constantFrom(
      'x',
      '1',
      '.5',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      ',',
      'exp',
      'min',
      ' ',
      '§',
    );
    fc.assert(
      fc.property(fc.array(symbols, { maxLength: 30 }), (parts) => {
        try {
          expect(typeof valueAt(parts.join(''), 2)).toBe('number');
        } catch (error) {
          expect((error as Error).name).toBe('InputError');
        }
      }),
    );
  });
});

describe('a user-supplied gain model', () => {
  it('is the built-in model of the same formula', () => {
    const pairs = [
      [model('x/(1 + x)'), gainModel({ name: 'langmuir' })],
      [model('1 - (2 + x)*exp(-x)'), gainModel({ name: 'poisson' })],
    ];
    for (const [own, builtIn] of pairs) {
      expect(own.transparency).toBeCloseTo(builtIn.transparency, 12);
      expect(own.lossHoldsGroundState).toBe(builtIn.lossHoldsGroundState);
      for (const x of [0, 0.3, 2, 9]) {
        expect(own.inversion(x)).toBeCloseTo(builtIn.inversion(x), 13);
        expect(own.derivative(x)).toBeCloseTo(builtIn.derivative(x), 13);
        expect(own.inverse(builtIn.inversion(x))).toBeCloseTo(x, 10);
      }
      expect(own.inverse(1.5)).toBeUndefined();
      expect(own.warning).toBeUndefined();
    }
  });

  it('warns where it exceeds full inversion, and is refused where it has no value without pump or no gain', () => {
    expect(model('2*x/(1 + x)').warning).toContain('exceeds 1');
    expect(() => model('log(x)')).toThrow('at x = 0');
    expect(() => model('-x')).toThrow('gives no gain');
  });
});
