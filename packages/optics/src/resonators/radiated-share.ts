import { gaussLegendre } from '@modalgain/numerics';
import { add, multiply, scale, squaredModulus, type Complex } from '../complex.js';
import type { DfbMode } from './dfb-threshold.js';
import { hyperbolic } from './hyperbolic.js';

const nodes = gaussLegendre(64);

/**
 * Share of the light of a second-order laser that leaves through its surfaces, by the grating; the rest leaves at the ends, which reflect nothing. At its
 * threshold all that is generated leaves: 2 alpha integral of |R|^2 + |S|^2 = 2 Im h integral of |R + S|^2 + what runs out at the ends.
 */
export function radiatedShare(
  {
    indexPerCm,
    radiationPerCm: [shift, loss],
    lengthUm,
  }: { readonly indexPerCm: number; readonly radiationPerCm: Complex; readonly lengthUm: number },
  { thresholdPerCm, detuningPerCm }: DfbMode,
): number {
  const lengthCm = lengthUm * 1e-4;
  const q: Complex = [(thresholdPerCm / 2 - loss) * lengthCm, -(detuningPerCm + shift) * lengthCm];
  const strength: Complex = [(indexPerCm + shift) * lengthCm, -loss * lengthCm];
  let [radiated, within] = [0, 0];
  nodes.nodes.forEach((node, i) => {
    const { forward, backward } = wavesAt({ q, strength }, (1 + node) / 2);
    radiated += nodes.weights[i] * squaredModulus(add(forward, backward));
    within += nodes.weights[i] * (squaredModulus(forward) + squaredModulus(backward));
  });
  return (2 * loss * radiated) / (thresholdPerCm * within);
}

/** R = -i kappa L S(z) and S = C(z) - q S(z) of a grating that starts at z = 0 with R = 0 and S = 1. */
function wavesAt({ q, strength }: { readonly q: Complex; readonly strength: Complex }, z: number) {
  const square = scale(add(multiply(q, q), multiply(strength, strength)), z * z);
  const { cosine, sine, shrunkBy } = hyperbolic(square);
  const [c, s] = [scale(cosine, 1 / shrunkBy), scale(sine, z / shrunkBy)];
  const forward = multiply([strength[1], -strength[0]], s);
  return { forward, backward: add(c, scale(multiply(q, s), -1)) };
}
