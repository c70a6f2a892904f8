import { functions, type Slope } from './functions.js';
import type { Expression, Operator } from './parse.js';

/** Value and derivative of an expression at x. */
export function evaluate(expression: Expression, x: number): Slope {
  switch (expression.kind) {
    case 'number':
      return { value: expression.value, slope: 0 };
    case 'x':
      return { value: x, slope: 1 };
    case 'negative': {
      const { value, slope } = evaluate(expression.of, x);
      return { value: -value, slope: -slope };
    }
    case 'binary': {
      const [left, right] = expression.sides;
      return operators[expression.operator](evaluate(left, x), evaluate(right, x));
    }
    case 'call': {
      const [first, second = first] = expression.operands;
      return functions[expression.name](evaluate(first, x), evaluate(second, x));
    }
  }
}

const operators: Readonly<Record<Operator, (left: Slope, right: Slope) => Slope>> = {
  '+': (left, right) => ({ value: left.value + right.value, slope: left.slope + right.slope }),
  '-': (left, right) => ({ value: left.value - right.value, slope: left.slope - right.slope }),
  '*': (left, right) => ({
    value: left.value * right.value,
    slope: left.slope * right.value + left.value * right.slope,
  }),
  '/': (left, right) => ({
    value: left.value / right.value,
    slope: (left.slope - (left.value / right.value) * right.slope) / right.value,
  }),
  '^': power,
};

function power(base: Slope, exponent: Slope): Slope {
  const value = base.value ** exponent.value;
  const byBase = base.slope === 0 ? 0 : exponent.value * base.value ** (exponent.value - 1) * base.slope;
  const byExponent = exponent.slope === 0 ? 0 : value * Math.log(base.value) * exponent.slope;
  return { value, slope: byBase + byExponent };
}
