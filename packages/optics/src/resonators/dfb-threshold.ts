import { InputError } from '@modalgain/numerics';
import {
  add,
  divide,
  exponential,
  modulus,
  multiply,
  scale,
  squareRoot,
  subtract,
  type Complex,
} from '../complex.js';
import { requirePositive } from '../stack/layer-checks.js';

/** A grating over a length without reflections at its ends. */
export interface DfbGrating {
  /** kappa in 1/cm: its real part pi n1/lambda by the index n1 cos, its imaginary part alpha1/2 by the amplitude gain alpha1 cos; 0 if absent. */
  readonly coupling: { readonly indexPerCm?: number; readonly gainPerCm?: number };
  readonly lengthUm: number;
  /** How many modes: those nearest to the Bragg wavelength. 4 if absent. */
  readonly modes?: number;
}

/** A mode of a distributed-feedback laser at its threshold. */
export interface DfbMode {
  /** Net modal gain of the intensity, 2 alpha: below 0 where the modulation of the gain alone is enough. */
  readonly thresholdPerCm: number;
  /** beta - beta_Bragg. */
  readonly detuningPerCm: number;
}

/**
 * Threshold and detuning of the modes of a distributed-feedback laser, by rising threshold (of equals the longer wavelength first): the solutions of
 * g coth(g) = q with g^2 = q^2 + (kappa L)^2 and q = (alpha - i delta) L. H. Kogelnik and C. V. Shank, doi 10.1063/1.1661499. In a second-order grating
 * the loss to the light that leaves the plane is to be added.
 *
 * The same as sinh(g)/g = 1/(i kappa L) or -1/(i kappa L). Each solution is followed in g^2 from weak coupling, where sinh is half an exponential, up to
 * the coupling asked for: unlike q, g hardly moves when the coupling is strong.
 *
 * @throws InputError for a coupling of 0, above 50/L by the index or 4/L by the gain, or not finite, a length that is not above 0, modes that are no whole
 * number from 1 to 100.
 */
export function dfbModes({ coupling, lengthUm, modes = 4 }: DfbGrating): readonly DfbMode[] {
  const lengthCm = requirePositive(lengthUm, 'lengthUm', 'a length') * 1e-4;
  const strength = couplingStrength(coupling, lengthCm);
  if (!(Number.isInteger(modes) && modes >= 1 && modes <= 100)) {
    throw new InputError(`found ${modes}, expected a whole number from 1 to 100.`, { field: 'modes' });
  }
  const found = Array.from({ length: 2 * modes + 3 }, (_, i): DfbMode => {
    const { cosine, sine } = hyperbolic(followed(strength, i - modes - 1));
    const [gain, negativeDetuning] = divide(cosine, sine);
    return { thresholdPerCm: (2 * gain) / lengthCm, detuningPerCm: -negativeDetuning / lengthCm };
  });
  const by = (key: (mode: DfbMode) => number) => (a: DfbMode, b: DfbMode) => {
    const difference = (key(a) - key(b)) * lengthCm;
    return Math.abs(difference) > 1e-9 ? difference : a.detuningPerCm - b.detuningPerCm;
  };
  const nearest = found.sort(by(({ detuningPerCm }) => Math.abs(detuningPerCm))).slice(0, modes);
  return nearest.sort(by(({ thresholdPerCm }) => thresholdPerCm));
}

/** Beyond this coupling by the gain, pairs of modes meet and part again, and could not be followed. */
const mostGainCoupling = 4;

/** kappa L; coupling by the gain makes it complex. */
function couplingStrength(
  { indexPerCm = 0, gainPerCm = 0 }: DfbGrating['coupling'],
  lengthCm: number,
): Complex {
  const strength: Complex = [indexPerCm * lengthCm, gainPerCm * lengthCm];
  const size = modulus(strength);
  if (size > 0 && size <= 50 && Math.abs(strength[1]) <= mostGainCoupling) return strength;
  throw new InputError(
    `found a coupling of ${indexPerCm}/cm by the index and ${gainPerCm}/cm by the gain over ${lengthCm} cm, expected a product above 0, up to 50 and by the gain up to ${mostGainCoupling}.`,
    { field: 'coupling' },
  );
}

/** Where the weak-coupling formula is a start for Newton's method. */
const weakCoupling = 1e-3;

/** g^2 of one mode: branches of even number have the sign + of 1/(i kappa L), odd ones -. */
function followed(strength: Complex, branch: number): Complex {
  const size = modulus(strength);
  const weakest = Math.min(weakCoupling, size);
  const steps = Math.ceil(10 * Math.log(size / weakest));
  const g = weakStart(scale(strength, weakest / size), branch);
  let square = multiply(g, g);
  for (let step = 0; step <= steps; step++) {
    const part = steps === 0 ? 1 : (weakest / size) ** (1 - step / steps);
    const turned: Complex = [-strength[1] * part, strength[0] * part];
    square = solved(square, divide([branch % 2 === 0 ? 1 : -1, 0], turned));
  }
  return square;
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

interface Hyperbolic {
  readonly cosine: Complex;
  readonly sine: Complex;
  readonly bend: Complex;
  readonly shrunkBy: number;
}

/** C = cosh(g), S = sinh(g)/g and dS/d(g^2) = (C - S)/(2 g^2) of g^2, all multiplied by `shrunkBy` = exp(-Re g). */
function hyperbolic(square: Complex): Hyperbolic {
  const g = squareRoot(square);
  if (modulus(square) < 1e-2) return hyperbolicSeries(square);
  const growing = exponential([0, g[1]]);
  const falling = exponential([-2 * g[0], -g[1]]);
  const cosine = scale(add(growing, falling), 0.5);
  const sine = divide(scale(subtract(growing, falling), 0.5), g);
  return { cosine, sine, bend: divide(subtract(cosine, sine), scale(square, 2)), shrunkBy: Math.exp(-g[0]) };
}

/** Sums of square^n/(2n)!, square^n/(2n + 1)! and n square^(n - 1)/(2n + 1)!. */
function hyperbolicSeries(square: Complex): Hyperbolic {
  let [cosine, sine, bend]: Complex[] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  let power: Complex = [1, 0];
  let factorial = 1;
  for (let n = 0; n < 8; n++) {
    cosine = add(cosine, scale(power, 1 / factorial));
    sine = add(sine, scale(power, 1 / (factorial * (2 * n + 1))));
    const next = factorial * (2 * n + 1) * (2 * n + 2);
    bend = add(bend, scale(power, (n + 1) / (next * (2 * n + 3))));
    power = multiply(power, square);
    factorial = next;
  }
  return { cosine, sine, bend, shrunkBy: 1 };
}
