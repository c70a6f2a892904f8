import { describe, expect, it } from 'vitest';
import { readNumber } from '../src/kit/read-number';
import { stepsOfKey } from '../src/kit/slider-steps';

describe('a number in a field', () => {
  it.each([
    ['204.3', 204.3],
    [' -1.5 ', -1.5],
    ['−1.5', -1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0', 0],
  ])('reads %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each([
    ['', /Escape/],
    ['1,5', /decimal point/],
    ['abc', /expected a number/],
    ['NaN', /expected a number/],
    ['Infinity', /expected a number/],
    ['1e999', /expected a number/],
    ['0x10', /expected a number/],
    ['1 2', /expected a number/],
    ['--1', /expected a number/],
  ])('says why %j is none', (text, sentence) => {
    expect(readNumber(text)).toMatch(sentence);
  });
});

describe('the keys of a slider', () => {
  const steps = (key: string, shiftKey = false) => stepsOfKey({ key, shiftKey }, 10);

  it('are arrows, with Shift and page keys by many, and both ends', () => {
    expect([steps('ArrowUp'), steps('ArrowLeft'), steps('ArrowRight', true)]).toEqual([1, -1, 10]);
    expect([steps('PageUp'), steps('PageDown'), steps('Home'), steps('End')]).toEqual([
      10,
      -10,
      -Infinity,
      Infinity,
    ]);
    expect(steps('a')).toBeUndefined();
  });
});
