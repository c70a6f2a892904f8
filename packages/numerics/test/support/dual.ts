/** A number with its exact derivatives: forward-mode automatic differentiation for test models. */
export class Dual {
  constructor(
    readonly value: number,
    readonly slopes: readonly number[],
  ) {}

  static constant(value: number, count: number): Dual {
    return new Dual(value, new Array<number>(count).fill(0));
  }

  /** The parameters as dual numbers, each with slope 1 to itself. */
  static variables(values: ArrayLike<number>): Dual[] {
    return Array.from(values, (value, index) => {
      const slopes = new Array<number>(values.length).fill(0);
      slopes[index] = 1;
      return new Dual(value, slopes);
    });
  }

  #chain(value: number, slope: number): Dual {
    return new Dual(
      value,
      this.slopes.map((s) => slope * s),
    );
  }

  #combine(other: Dual | number, value: number, ownSlope: number, otherSlope: number): Dual {
    if (typeof other === 'number') return this.#chain(value, ownSlope);
    return new Dual(
      value,
      this.slopes.map((s, i) => ownSlope * s + otherSlope * other.slopes[i]),
    );
  }

  plus(other: Dual | number): Dual {
    return this.#combine(other, this.value + valueOf(other), 1, 1);
  }

  minus(other: Dual | number): Dual {
    return this.#combine(other, this.value - valueOf(other), 1, -1);
  }

  times(other: Dual | number): Dual {
    return this.#combine(other, this.value * valueOf(other), valueOf(other), this.value);
  }

  over(other: Dual | number): Dual {
    const divisor = valueOf(other);
    return this.#combine(other, this.value / divisor, 1 / divisor, -this.value / divisor ** 2);
  }

  /** This to the power of `other`; the base must be positive where the exponent is a dual number. */
  power(other: Dual | number): Dual {
    const exponent = valueOf(other);
    const value = this.value ** exponent;
    const own = exponent * this.value ** (exponent - 1);
    return this.#combine(other, value, own, typeof other === 'number' ? 0 : value * Math.log(this.value));
  }

  negated(): Dual {
    return this.#chain(-this.value, -1);
  }

  exp(): Dual {
    const value = Math.exp(this.value);
    return this.#chain(value, value);
  }

  /** 1 - exp(this) without cancellation. */
  oneMinusExp(): Dual {
    return this.#chain(-Math.expm1(this.value), -Math.exp(this.value));
  }

  sin(): Dual {
    return this.#chain(Math.sin(this.value), Math.cos(this.value));
  }

  cos(): Dual {
    return this.#chain(Math.cos(this.value), -Math.sin(this.value));
  }

  atan(): Dual {
    return this.#chain(Math.atan(this.value), 1 / (1 + this.value ** 2));
  }
}

function valueOf(operand: Dual | number): number {
  return typeof operand === 'number' ? operand : operand.value;
}
