import { InputError } from '@modalgain/numerics';
import { isFunctionName, functionNames, type FunctionName } from './functions.js';

/** An expression of x as a tree. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'x' }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly sides: readonly [Expression, Expression];
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '^';

const longestText = 200;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_]\w*/y;

/**
 * Reads the grammar sum = product {(+|-) product}; product = signed {(*|/) signed}; signed = -signed | power;
 * power = primary [^ signed]; primary = number | x | (sum) | name(sum {, sum}). Throws InputError with the position.
 */
export function parseExpression(text: string): Expression {
  if (text.length > longestText) {
    throw new InputError(`The expression has ${text.length} characters; at most ${longestText} are read.`);
  }
  const reader = new Reader(text);
  const expression = reader.sum();
  reader.end();
  return expression;
}

class Reader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  sum(): Expression {
    return this.#chain(['+', '-'], () => this.#product());
  }

  end(): void {
    if (this.#next() !== '') throw this.#unexpected('an operator or the end');
  }

  #product(): Expression {
    return this.#chain(['*', '/'], () => this.#signed());
  }

  #chain(operators: readonly Operator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.#take(candidate));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, sides: [left, operand()] };
    }
  }

  #signed(): Expression {
    return this.#take('-') ? { kind: 'negative', of: this.#signed() } : this.#power();
  }

  #power(): Expression {
    const base = this.#primary();
    return this.#take('^') ? { kind: 'binary', operator: '^', sides: [base, this.#signed()] } : base;
  }

  #primary(): Expression {
    if (this.#take('(')) {
      const inner = this.sum();
      this.#expect(')');
      return inner;
    }
    const number = this.#match(numberPattern);
    if (number !== undefined) return { kind: 'number', value: Number(number) };
    const start = this.#position;
    const word = this.#match(wordPattern);
    if (word === 'x') return { kind: 'x' };
    if (word === undefined) throw this.#unexpected('a number, x, a function or "("');
    if (isFunctionName(word)) return this.#call(word);
    this.#position = start;
    throw this.#unexpected(`x or one of ${functionNames.join(', ')}`, word);
  }

  #call(name: FunctionName): Expression {
    this.#expect('(');
    const operands = [this.sum()];
    const count = name === 'min' || name === 'max' ? 2 : 1;
    while (operands.length < count) {
      this.#expect(',');
      operands.push(this.sum());
    }
    this.#expect(')');
    return { kind: 'call', name, operands };
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw this.#unexpected(`"${symbol}"`);
  }

  #take(symbol: string): boolean {
    if (this.#next() !== symbol) return false;
    this.#position++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    this.#next();
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#position += found.length;
    return found;
  }

  /** The next character that is no space; empty at the end. */
  #next(): string {
    while (this.#text[this.#position] === ' ') this.#position++;
    return this.#text.charAt(this.#position);
  }

  #unexpected(expected: string, found = this.#next()): InputError {
    const what = found === '' ? 'its end' : `"${found}"`;
    return new InputError(
      `The expression "${this.#text}" has ${what} at position ${this.#position + 1}; expected ${expected}.`,
    );
  }
}
