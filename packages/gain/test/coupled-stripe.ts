import { amplifiedLengthCm } from '@modalgain/gain';

/** The net gain, in cm-1, where so much light runs both ways. */
export type LocalGain = (light: number) => number;

/**
 * The textbook twin of every two-way stripe: the coupled equations as they stand, dI+/dz = A + c I+ and dI-/dz = -(A + c I-)
 * with c the local gain at I+ + I-, integrated with RK4 from the far end, where no light runs forwards and an unknown
 * amount comes back; that amount is right where nothing runs backwards at the edge.
 */
export function shootCoupledStripe(input: {
  readonly lengthCm: number;
  readonly sourcePerCm: number;
  /** Without saturation. */
  readonly netGainPerCm: number;
  readonly localGain: LocalGain;
  readonly steps?: number;
  readonly halvings?: number;
}): number {
  const { lengthCm, sourcePerCm: a, netGainPerCm: g, localGain, steps = 3000, halvings = 55 } = input;
  const dz = lengthCm / steps;
  const slope = (f: number, b: number): [number, number] => {
    const gain = localGain(f + b);
    return [a + gain * f, -(a + gain * b)];
  };
  const backwardAtEdge = (start: number): number => {
    let [f, b] = [0, start];
    for (let i = 0; i < steps; i++) {
      const [f1, b1] = slope(f, b);
      const [f2, b2] = slope(f + (dz / 2) * f1, b + (dz / 2) * b1);
      const [f3, b3] = slope(f + (dz / 2) * f2, b + (dz / 2) * b2);
      const [f4, b4] = slope(f + dz * f3, b + dz * b3);
      f += (dz / 6) * (f1 + 2 * f2 + 2 * f3 + f4);
      b += (dz / 6) * (b1 + 2 * b2 + 2 * b3 + b4);
    }
    return b;
  };
  let low = 0;
  let high = a * Math.max(lengthCm, amplifiedLengthCm(lengthCm, g)) * 1.0001;
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    if (backwardAtEdge(middle) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
