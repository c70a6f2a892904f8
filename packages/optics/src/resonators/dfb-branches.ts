import { divide, modulus, multiply, scale, subtract, type Complex } from '../complex.js';
import { hyperbolic } from './hyperbolic.js';

/**
 * g^2 of the modes of a grating without end reflections, at least `modes` on either side of the Bragg wavelength: the solutions of sinh(g)/g = 1/(i kappa L) or
 * -1/(i kappa L). Each is followed in g^2 to the coupling asked for, which unlike q it hardly moves with.
 */
export function gratingExponents(strength: Complex, modes: number): Complex[] {
  if (Math.abs(strength[1]) <= mostGainFromWeak) {
    return Array.from({ length: 2 * modes + 3 }, (_, i) => fromWeak(strength, i - modes - 1));
  }
  return Array.from({ length: modes + 1 }, (_, i) =>
    [1, -1].map((sign) => fromStrong(strength, i + 1, sign)),
  ).flat();
}

/** Beyond this coupling by the gain, pairs of modes meet and part again on the way from weak coupling. */
const mostGainFromWeak = 4;

/** Where the weak-coupling formula is a start for Newton's method. */
const weakCoupling = 1e-3;
const stepsPerFactorE = 10;

/** From weak coupling, where sinh is half an exponential; branches of even number have the sign + of 1/(i kappa L), odd ones -. */
function fromWeak(strength: Complex, branch: number): Complex {
  const size = modulus(strength);
  const weakest = Math.min(weakCoupling, size);
  const g = weakStart(scale(strength, weakest / size), branch);
  return followed({ strength, from: weakest, start: multiply(g, g), sign: branch % 2 === 0 ? 1 : -1 });
}

/** g = ln(2 g/(i kappa L)) + i pi branch, by iteration: Re g is large. */
function weakStart(strength: Complex, branch: number): Complex {
  const size = modulus(strength);
  const angle = Math.atan2(strength[0], -strength[1]);
  let g: Complex = [-Math.log(size), Math.PI * branch];
  for (let round = 0; round < 30; round++) {
    g = [Math.log((2 * modulus(g)) / size), Math.atan2(g[1], g[0]) - angle + Math.PI * branch];
  }
  return g;
}

/** Where a coupling is strong for the first mode. */
const strongCoupling = 300;

/** From strong coupling, where g is close to i pi `lobes`: g = i pi lobes (1 - i sign (-1)^lobes/(kappa L)). */
function fromStrong(strength: Complex, lobes: number, sign: number): Complex {
  const size = modulus(strength);
  const from = Math.max(size, strongCoupling * lobes);
  const turn = Math.PI * lobes;
  const shift = divide([lobes % 2 === 0 ? sign * turn : -sign * turn, 0], scale(strength, from / size));
  const g: Complex = [shift[0], turn + shift[1]];
  return followed({ strength, from, start: multiply(g, g), sign });
}

/** Along couplings of one complex phase, from the size where `start` holds to that of `strength`. */
function followed({
  strength,
  from,
  start,
  sign,
}: {
  readonly strength: Complex;
  readonly from: number;
  readonly start: Complex;
  readonly sign: number;
}): Complex {
  const size = modulus(strength);
  const steps = Math.ceil(stepsPerFactorE * Math.abs(Math.log(size / from)));
  let square = start;
  for (let step = 0; step <= steps; step++) {
    const part = steps === 0 ? 1 : (from / size) ** (1 - step / steps);
    const turned: Complex = [-strength[1] * part, strength[0] * part];
    square = solved(square, divide([sign, 0], turned));
  }
  return square;
}

/** g^2 with sinh(g)/g = target, by Newton's method. */
function solved(start: Complex, target: Complex): Complex {
  let square = start;
  for (let round = 0; round < 50; round++) {
    const { sine, bend, shrunkBy } = hyperbolic(square);
    const step = divide(subtract(sine, scale(target, shrunkBy)), bend);
    square = subtract(square, step);
    if (modulus(step) <= 1e-9 * (1 + modulus(square))) return square;
  }
  return square;
}
