import type { DispersionBlock, FormulaBlock, TableBlock } from '@modalgain/measurements';

/** n and k at a wavelength; null where no block covers it. */
export interface Nk {
  readonly n: number | null;
  readonly k: number | null;
}

/** A plain reading of the format's description of its nine formulas, for tests of the reader alone. */
export function textbookNk(blocks: readonly DispersionBlock[], wavelengthUm: number): Nk {
  let found: Nk = { n: null, k: null };
  for (const block of blocks) {
    if (block.kind === 'formula') {
      const [from, to] = block.rangeUm;
      if (wavelengthUm >= from && wavelengthUm <= to) found = { ...found, n: formula(block, wavelengthUm) };
    } else {
      const n = block.n && interpolate(block, block.n, wavelengthUm);
      const k = block.k && interpolate(block, block.k, wavelengthUm);
      found = { n: n ?? found.n, k: k ?? found.k };
    }
  }
  return found;
}

function interpolate({ wavelengthUm: x }: TableBlock, y: Float64Array, at: number): number | undefined {
  for (let row = 1; row < x.length; row += 1) {
    if (at >= x[row - 1] && at <= x[row]) {
      return y[row - 1] + ((at - x[row - 1]) / (x[row] - x[row - 1])) * (y[row] - y[row - 1]);
    }
  }
  return undefined;
}

function formula({ number, coefficients }: FormulaBlock, l: number): number {
  const c = (index: number) => coefficients[index - 1] ?? 0;
  const l2 = l * l;
  /** Sum over the pairs that are complete: a dangling coefficient has no partner and no meaning. */
  const pairs = (from: number, term: (a: number, b: number) => number) => {
    let sum = 0;
    for (let index = from; index + 1 <= coefficients.length; index += 2) sum += term(c(index), c(index + 1));
    return sum;
  };
  switch (number) {
    case 1:
      return Math.sqrt(1 + c(1) + pairs(2, (a, b) => (a * l2) / (l2 - b * b)));
    case 2:
      return Math.sqrt(1 + c(1) + pairs(2, (a, b) => (a * l2) / (l2 - b)));
    case 3:
      return Math.sqrt(c(1) + pairs(2, (a, b) => a * l ** b));
    case 4: {
      const resonance = (at: number) =>
        c(at) === 0 ? 0 : (c(at) * l ** c(at + 1)) / (l2 - c(at + 2) ** c(at + 3));
      return Math.sqrt(c(1) + resonance(2) + resonance(6) + pairs(10, (a, b) => a * l ** b));
    }
    case 5:
      return c(1) + pairs(2, (a, b) => a * l ** b);
    case 6:
      return 1 + c(1) + pairs(2, (a, b) => a / (b - 1 / l2));
    case 7:
      return (
        c(1) + c(2) / (l2 - 0.028) + c(3) / (l2 - 0.028) ** 2 + c(4) * l2 + c(5) * l2 ** 2 + c(6) * l2 ** 3
      );
    case 8: {
      const ratio = c(1) + (c(2) * l2) / (l2 - c(3)) + c(4) * l2;
      return Math.sqrt((1 + 2 * ratio) / (1 - ratio));
    }
    case 9:
      return Math.sqrt(c(1) + c(2) / (l2 - c(3)) + (c(4) * (l - c(5))) / ((l - c(5)) ** 2 + c(6)));
  }
}
