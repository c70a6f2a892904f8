import { gainModelNames } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { readStudy } from '../src/schema/index.js';

const read = (model: string) =>
  readStudy(
    `modalgain: 1\ntitle: A\nwavelengths: {emission: 656 nm}\nstack: {substrate: 1.457}\nfilms: {A: {}}\ngain: {model: ${model}}\n`,
    'study.yaml',
  ).study.gain.model;

describe('gain.model of a study file', () => {
  it('takes every named model and an expression in x', () => {
    for (const name of gainModelNames) expect(read(name)).toBe(name);
    expect(read('{expression: "x/(1 + x)"}')).toEqual({ expression: 'x/(1 + x)' });
  });

  it('refuses an expression with its position, line and field, and a model that there is not', () => {
    expect(() => read(`{expression: "x/(1 + y)"}`)).toThrow(
      expect.objectContaining({ place: { file: 'study.yaml', line: 6, field: 'gain.model.expression' } }),
    );
    expect(() => read(`{expression: "x/(1 + y)"}`)).toThrow('"y" at position 8');
    expect(() => read('{expression: "log(x)"}')).toThrow('x = 0');
    expect(() => read('lorentz')).toThrow('langmuir');
  });
});
