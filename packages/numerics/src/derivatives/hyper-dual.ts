/**
 * A number with two infinitesimals, value + first e1 + second e2 + both e1 e2 with e1^2 = e2^2 = 0: a function of it carries its exact
 * first derivatives along two directions and the mixed second one. J. A. Fike and J. J. Alonso, AIAA 2011-886 (2011), doi 10.2514/6.2011-886.
 */
export class HyperDual {
  constructor(
    readonly value: number,
    readonly first = 0,
    readonly second = 0,
    readonly both = 0,
  ) {}

  plus({ value, first, second, both }: HyperDual): HyperDual {
    return new HyperDual(this.value + value, this.first + first, this.second + second, this.both + both);
  }

  minus(other: HyperDual): HyperDual {
    return this.plus(other.scaled(-1));
  }

  scaled(factor: number): HyperDual {
    return new HyperDual(factor * this.value, factor * this.first, factor * this.second, factor * this.both);
  }

  times({ value, first, second, both }: HyperDual): HyperDual {
    return new HyperDual(
      this.value * value,
      this.value * first + this.first * value,
      this.value * second + this.second * value,
      this.value * both + this.first * second + this.second * first + this.both * value,
    );
  }

  /** A function of this number, by its value and its first two derivatives there. */
  mapped(f: number, slope: number, curvature: number): HyperDual {
    return new HyperDual(
      f,
      slope * this.first,
      slope * this.second,
      slope * this.both + curvature * this.first * this.second,
    );
  }

  /** 1 over this number. */
  inverse(): HyperDual {
    const x = 1 / this.value;
    return this.mapped(x, -x * x, 2 * x * x * x);
  }

  /** The root of a positive number. */
  root(): HyperDual {
    const x = Math.sqrt(this.value);
    return this.mapped(x, 0.5 / x, -0.25 / (x * this.value));
  }
}
