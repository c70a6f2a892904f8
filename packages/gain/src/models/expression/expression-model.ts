import { findRoot, InputError } from '@modalgain/numerics';
import { groundStateInInversion, startsAtTransparency, type GainModel } from '../gain-model.js';
import { evaluate } from './evaluate.js';
import { parseExpression } from './parse.js';

/** Where roots of an unknown f are looked for, in equal ratios: it is not assumed to be monotonic. */
const searchFrom = 1e-6;
const searchTo = 1e6;
const searchSteps = 480;

/**
 * A gain model from a text in x, e.g. "tanh(x) - exp(-x)"; the grammar is in `parse.ts`. Throws InputError, with the
 * position, where the text is no expression, and where it has no value without pump or nowhere rises.
 */
export function expressionModel(text: string): GainModel {
  const expression = parseExpression(text);
  const inversion = (x: number) => evaluate(expression, x).value;
  const derivative = (x: number) => evaluate(expression, x).slope;
  const unpumped = inversion(0);
  if (!Number.isFinite(unpumped)) {
    throw new InputError(`The expression "${text}" is ${unpumped} at x = 0; it needs a value without pump.`);
  }
  const largest = Math.max(...searchGrid().map(inversion).filter(Number.isFinite));
  if (!(largest > unpumped && largest > 0)) {
    throw new InputError(`The expression "${text}" gives no gain at any x; it has to rise above 0.`);
  }
  const inverse = (target: number) => (target === unpumped ? 0 : lowestRoot(inversion, target));
  return {
    ...(unpumped < 0 ? groundStateInInversion : startsAtTransparency),
    name: 'expression',
    title: 'user-supplied',
    formula: `f(x) = ${text}`,
    inversion,
    derivative,
    inverse,
    transparency: inverse(0) ?? 0,
    validBelow: Infinity,
    ...(largest > 1 + 1e-9 && {
      warning: 'f exceeds 1 at some x: nₜ is then not the density of all emitters.',
    }),
  };
}

function searchGrid(): number[] {
  const ratio = searchTo / searchFrom;
  return Array.from({ length: searchSteps + 1 }, (_, step) => searchFrom * ratio ** (step / searchSteps));
}

function lowestRoot(f: (x: number) => number, target: number): number | undefined {
  let below = 0;
  for (const x of searchGrid()) {
    if ((f(below) - target) * (f(x) - target) <= 0) {
      return findRoot({ f: (at) => f(at) - target, lower: below, upper: x });
    }
    below = x;
  }
  return undefined;
}
