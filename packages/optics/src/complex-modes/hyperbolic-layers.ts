import { divide, modulus, scale, squareRoot, type Complex } from '../complex.js';
import type { SearchRegion } from './search-region.js';
import { at, type ComplexProblem } from './complex-problem.js';

/** Modes of higher N turn faster than the atoms of a layer lie. */
const greatestIndex = 50;
/** Of one layer: thick ones have thousands below the greatest index. */
const mostModes = 300;

/**
 * The inner regions that carry TM waves of any N, since the real parts of their two permittivities differ in sign. In TE there are none: their `ratio` is 1.
 */
export const hyperbolicLayers = ({ epsilon, ratio, depth }: ComplexProblem): number[] =>
  [...depth.keys()].filter((j) => depth[j] > 0 && isHyperbolic(at(epsilon, j), at(ratio, j)));

/**
 * Uniaxial inner regions that absorb, where a metal is in the stack too: their TM waves may run slower than the region reaches, which is bounded for media of
 * real permittivities of like sign.
 */
export function absorbingUniaxialLayers({ epsilon, ratio, depth }: ComplexProblem): number[] {
  const regions = [...depth.keys()];
  if (!regions.some((j) => at(epsilon, j)[0] < 0)) return [];
  return regions.filter((j) => {
    const [re, im] = at(ratio, j);
    const isUniaxial = re !== 1 || im !== 0;
    return depth[j] > 0 && isUniaxial && (at(epsilon, j)[1] !== 0 || im !== 0);
  });
}

/** epsilon_normal = epsilon/ratio. */
const isHyperbolic = (epsilon: Complex, ratio: Complex): boolean =>
  epsilon[0] * divide(epsilon, ratio)[0] < 0;

/**
 * Where the first modes of hyperbolic layers are: far above the light lines kx d = m pi, so that N = s m pi/d with s^2 = -epsilon_normal/epsilon, d in units of
 * 1/k0. What the walls reflect moves N by about s/d.
 */
export function hyperbolicRegion(problem: ComplexProblem): Pick<SearchRegion, 'real' | 'imaginary'> {
  let highest = 0;
  const imaginary: [number, number] = [0, 0];
  for (const j of hyperbolicLayers(problem)) {
    const slope = squareRoot(divide([-1, 0], at(problem.ratio, j)));
    const reach = Math.min(greatestIndex, (mostModes * Math.PI * slope[0]) / problem.depth[j]);
    const [, im] = scale(slope, reach / slope[0]);
    const beside = Math.min(reach, modulus(slope) / problem.depth[j]);
    highest = Math.max(highest, reach);
    imaginary[0] = Math.min(imaginary[0], Math.min(0, im) - beside);
    imaginary[1] = Math.max(imaginary[1], Math.max(0, im) + beside);
  }
  return { real: [0, highest], imaginary };
}
