import type { FitWorkspace } from './workspace.js';

/** How many rounding units of the model's terms its residuals may be off. */
const roundingUnits = 4;

/**
 * How far chi-square may be off because the model's terms, each a parameter times its column, are rounded before they cancel:
 * gain and loss of 10 000 cm-1 may leave a net gain of 100.
 */
export function roundingOfChiSquare({ objective, columns, point, residuals }: FitWorkspace): number {
  const rows = objective.rowCount;
  let terms = 0;
  let chiSquare = 0;
  for (let k = 0; k < objective.freeCount; k++) {
    for (let i = 0; i < rows; i++) terms += (columns[k * rows + i] * point[objective.free[k]]) ** 2;
  }
  for (let i = 0; i < rows; i++) chiSquare += residuals[i] * residuals[i];
  return 2 * roundingUnits * Number.EPSILON * Math.sqrt(terms * chiSquare);
}
