import { add, multiply, scale, subtract, sum, type Complex } from '../complex.js';
import type { Mode } from '../modes/mode.js';
import type { ComplexStack } from '../stack/complex-stack.js';

/**
 * The change of N from one stack to another by the derivatives of a mode of `at`: dN/dn and dN/dd of every region, and for the wavelength
 * dN/dlambda = (N - sum n dN/dn)/lambda at constant indices (Euler's identity).
 */
export function predictedChange(
  mode: Mode,
  at: ComplexStack,
  { from, to }: { from: ComplexStack; to: ComplexStack },
): Complex {
  const inPlane = mode.indexSensitivity.map((total, j) => subtract(total, mode.normalIndexSensitivity[j]));
  const dot = (slopes: readonly Complex[], values: (j: number) => Complex): Complex =>
    sum(slopes.map((slope, j) => multiply(slope, values(j))));
  const byIndex = add(
    dot(inPlane, (j) => subtract(to.index[j], from.index[j])),
    dot(mode.normalIndexSensitivity, (j) => subtract(to.normalIndex[j], from.normalIndex[j])),
  );
  const byThickness = dot(mode.thicknessSensitivityPerNm, (j) => [
    to.thicknessNm[j] - from.thicknessNm[j],
    0,
  ]);
  const euler = add(
    dot(inPlane, (j) => at.index[j]),
    dot(mode.normalIndexSensitivity, (j) => at.normalIndex[j]),
  );
  const byWavelength = scale(
    subtract(mode.effectiveIndex, euler),
    (to.wavelengthNm - from.wavelengthNm) / at.wavelengthNm,
  );
  return add(add(byIndex, byThickness), byWavelength);
}
