import { add, divide, modulus, multiply, scale, squareRoot, subtract, type Complex } from '../complex.js';

/**
 * The permittivity of a Bruggeman mixture of spheres, f (ei - e)/(ei + 2e) + (1 - f)(eh - e)/(eh + 2e) = 0, from the indices of host and
 * inclusion (D. A. G. Bruggeman, Ann. Phys. 416, 636 (1935), doi 10.1002/andp.19354160705).
 *
 * Of the two roots e of 2 e^2 - b e - ei eh = 0, their product being -ei eh/2, exactly one has Re(e/(ni nh)) > 0. It is that of the host at
 * f = 0 and that of the inclusion at f = 1, and never changes its side between: the two could meet on the imaginary axis of e/(ni nh) only if
 * (1 - 3f)(2 - 3f) reached 2. The usual rule Im e >= 0 fails by rounding where loss is small, and with gain.
 */
export function bruggemanPermittivity(host: Complex, inclusion: Complex, volumeFraction: number): Complex {
  const product = multiply(host, inclusion);
  const epsilonProduct = multiply(product, product);
  const b = add(
    scale(multiply(inclusion, inclusion), 3 * volumeFraction - 1),
    scale(multiply(host, host), 2 - 3 * volumeFraction),
  );
  const root = squareRoot(add(multiply(b, b), scale(epsilonProduct, 8)));
  const sum = add(b, root);
  const difference = subtract(b, root);
  // The root of the larger modulus has no cancellation; the other follows from the product of both.
  const larger = scale(modulus(sum) >= modulus(difference) ? sum : difference, 1 / 4);
  if (divide(larger, product)[0] > 0) return larger;
  return divide(scale(epsilonProduct, -1 / 2), larger);
}
