/** Pixel index scaled to -1..1, the centre of the scan at 0. */
export function scaledPosition(index: number, count: number): number {
  return count > 1 ? (2 * index - (count - 1)) / (count - 1) : 0;
}

/**
 * Legendre polynomials P_0 to P_degree at the pixel positions scaled to -1..1, one array a polynomial: almost orthogonal over
 * the scan, so that normal equations in them lose no digits. (k + 1) P_{k+1} = (2 k + 1) u P_k - k P_{k-1}.
 */
export function legendreColumns(count: number, degree: number): Float64Array[] {
  const u = Float64Array.from({ length: count }, (_, index) => scaledPosition(index, count));
  const columns = [new Float64Array(count).fill(1)];
  for (let k = 0; k < degree; k++) {
    const [here, before] = [columns[k], columns[k - 1]];
    columns.push(u.map((x, i) => ((2 * k + 1) * x * here[i] - (k > 0 ? k * before[i] : 0)) / (k + 1)));
  }
  return columns;
}

/** One term P_x(u) P_y(v) of a background polynomial, by its two degrees. */
export interface PolynomialTerm {
  readonly x: number;
  readonly y: number;
}

/**
 * The terms of a background of the given total degree, by rising degree: 1; u, v; P2(u), u v, P2(v); ... A map of one row (a
 * profile) or of one column has terms along itself alone.
 */
export function polynomialTerms(
  degree: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): PolynomialTerm[] {
  const terms: PolynomialTerm[] = [];
  for (let total = 0; total <= degree; total++) {
    for (let y = 0; y <= total; y++) {
      const term = { x: total - y, y };
      if ((rows > 1 || y === 0) && (columns > 1 || term.x === 0)) terms.push(term);
    }
  }
  return terms;
}
