/** Textbook least squares for tests: normal equations by Gaussian elimination with row exchanges. */
export function leastSquaresTwin(design: readonly (readonly number[])[], data: readonly number[]): number[] {
  const size = design[0].length;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (__, j) => design.reduce((sum, row) => sum + row[i] * row[j], 0)),
    design.reduce((sum, row, k) => sum + row[i] * data[k], 0),
  ]);
  for (let i = 0; i < size; i++) {
    const pivot = system
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(system[best][i]) ? k + i : best), i);
    [system[i], system[pivot]] = [system[pivot], system[i]];
    for (let r = 0; r < size; r++) {
      if (r === i) continue;
      const factor = system[r][i] / system[i][i];
      system[r] = system[r].map((value, k) => value - factor * system[i][k]);
    }
  }
  return system.map((row, i) => row[size] / row[i]);
}
