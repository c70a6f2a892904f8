/**
 * The index of a film of another density by the Lorentz-Lorenz relation, (n^2 - 1)/(n^2 + 2) in proportion to the density: particles in a
 * thin shell of their ligands, which come and go with them. M. Born and E. Wolf, Principles of Optics, section 2.3.
 *
 * @returns n + ik; NaN where so dense a film cannot be
 */
export function indexOfDensity(
  { n, k }: { readonly n: number; readonly k: number },
  densityRatio: number,
): { readonly n: number; readonly k: number } {
  // Real and imaginary part of epsilon = (n + ik)^2 and of L = (epsilon - 1)/(epsilon + 2).
  const [re, im] = [n * n - k * k, 2 * n * k];
  const size = (re + 2) ** 2 + im * im;
  const lorentz = [((re - 1) * (re + 2) + im * im) / size, (3 * im) / size];
  const [a, b] = lorentz.map((part) => part * densityRatio);
  // epsilon = (1 + 2 L)/(1 - L).
  const scale = (1 - a) ** 2 + b * b;
  const epsilon = [((1 + 2 * a) * (1 - a) - 2 * b * b) / scale, (3 * b) / scale];
  if (!(a < 1)) return { n: NaN, k: NaN };
  const modulus = Math.hypot(epsilon[0], epsilon[1]);
  const root = Math.sqrt((modulus + epsilon[0]) / 2);
  return { n: root, k: epsilon[1] / (2 * root) };
}
