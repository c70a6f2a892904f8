import type { Complex } from '../src/complex.js';
import { add, divide, multiply, scale, squareRoot, subtract } from '../src/complex.js';
import type { ComplexIndex, Polarization, SearchRegion, Stack } from '../src/index.js';

const complexOf = (index: ComplexIndex): Complex =>
  typeof index === 'number' ? [index, 0] : [index.n, index.k];

/** cos and sin of a complex number by the definition. */
const cosine = ([re, im]: Complex): Complex => [Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im)];
const sine = ([re, im]: Complex): Complex => [Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im)];

/**
 * The textbook dispersion function of any stack: the field that the cover allows, carried through the layers by plain 2 x 2 matrices, less what the
 * substrate allows. Nothing is scaled; for stacks that are not too thick.
 */
export function textbookMismatch(
  { layers, wavelengthNm, boundary }: Stack,
  polarization: Polarization,
  neff: Complex,
): Complex {
  const k0 = (2 * Math.PI) / wavelengthNm;
  const q = multiply(neff, neff);
  const one: Complex = [1, 0];
  const regions = layers.map(({ index, extraordinaryIndex, thicknessNm = 0 }) => {
    const inPlane = multiply(complexOf(index), complexOf(index));
    const normal = complexOf(extraordinaryIndex ?? index);
    const ratio = polarization === 'TE' ? one : divide(inPlane, multiply(normal, normal));
    return {
      square: subtract(inPlane, multiply(q, ratio)),
      eta: polarization === 'TE' ? one : divide(one, inPlane),
      depth: k0 * thicknessNm,
    };
  });
  const outside = (region: (typeof regions)[number], kind = 'bound'): Complex => {
    const wave = squareRoot(region.square);
    return multiply(
      region.eta,
      kind === 'bound' ? squareRoot(scale(region.square, -1)) : [wave[1], -wave[0]],
    );
  };
  let u = one;
  let v = outside(regions[0], boundary?.cover);
  for (const { square, eta, depth } of regions.slice(1, -1)) {
    const k = squareRoot(square);
    const phase = scale(k, depth);
    const stiffness = multiply(eta, k);
    [u, v] = [
      add(multiply(u, cosine(phase)), divide(multiply(v, sine(phase)), stiffness)),
      subtract(multiply(v, cosine(phase)), multiply(multiply(u, sine(phase)), stiffness)),
    ];
  }
  return add(v, multiply(outside(regions[regions.length - 1], boundary?.substrate), u));
}

/** Turns of the textbook function around a rectangle of N, by many small steps. */
export function textbookTurns(
  stack: Stack,
  polarization: Polarization,
  { real, imaginary }: SearchRegion,
  steps = 3000,
): number {
  const corners: Complex[] = [
    [real[0], imaginary[0]],
    [real[1], imaginary[0]],
    [real[1], imaginary[1]],
    [real[0], imaginary[1]],
  ];
  let turned = 0;
  let last = textbookMismatch(stack, polarization, corners[0]);
  corners.forEach((from, side) => {
    const way = subtract(corners[(side + 1) % 4], from);
    for (let i = 1; i <= steps; i++) {
      const next = textbookMismatch(stack, polarization, add(from, scale(way, i / steps)));
      const [re, im] = divide(next, last);
      turned += Math.atan2(im, re);
      last = next;
    }
  });
  return turned / (2 * Math.PI);
}
