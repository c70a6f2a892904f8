/**
 * The stripe emission that a spot profile predicts: I(L) = int_0^L s(x) exp(G x + b x^2) dx, s the spot's intensity per
 * length, collection and passive loss included. Between its nodes the integrand is an exponential; before the first node
 * it goes on as between the first two. Nothing is differentiated, so that noise is not amplified.
 */
export interface CollectedIntegral {
  readonly value: number;
  /** d ln(value) / d ln s of each node. */
  readonly byLogSpot: Float64Array;
  /** d ln(value) / d G, and by b. */
  readonly byGain: number;
  readonly byBend: number;
}

export interface SpotProfile {
  /** Increasing, at least two; in cm. */
  readonly nodeCm: Float64Array;
  readonly logSpot: ArrayLike<number>;
}

/**
 * Evaluates the integral up to `lengthCm`, at most the last node, with its derivatives.
 *
 * @param gainPerCm G in cm-1
 * @param bendPerCm2 b in cm-2, 0 for a constant gain
 */
export function collectedIntegral(
  lengthCm: number,
  profile: SpotProfile,
  gainPerCm: number,
  bendPerCm2: number,
): CollectedIntegral {
  const { nodeCm, logSpot } = profile;
  const byLogSpot = new Float64Array(nodeCm.length);
  let [value, byGain, byBend] = [0, 0, 0];
  for (let j = 0; j + 1 < nodeCm.length; j++) {
    const from = j === 0 ? 0 : nodeCm[j];
    const to = Math.min(nodeCm[j + 1], lengthCm);
    if (to <= from) break;
    const spacing = nodeCm[j + 1] - nodeCm[j];
    for (const [x, weight] of gaussPoints(from, to)) {
      const share = (x - nodeCm[j]) / spacing;
      const logOfSpot = (1 - share) * logSpot[j] + share * logSpot[j + 1];
      const term = weight * Math.exp(logOfSpot + gainPerCm * x + bendPerCm2 * x * x);
      value += term;
      byGain += term * x;
      byBend += term * x * x;
      byLogSpot[j] += term * (1 - share);
      byLogSpot[j + 1] += term * share;
    }
  }
  return {
    value,
    byLogSpot: byLogSpot.map((d) => d / value),
    byGain: byGain / value,
    byBend: byBend / value,
  };
}

/** Abscissas and weights of the three-point Gauss-Legendre rule on -1 to 1: exact to 1e-6 for exponents up to 2. */
const rule = [
  [-Math.sqrt(0.6), 5 / 9],
  [0, 8 / 9],
  [Math.sqrt(0.6), 5 / 9],
] as const;

function gaussPoints(from: number, to: number): [number, number][] {
  const half = (to - from) / 2;
  return rule.map(([t, weight]) => [from + half * (1 + t), half * weight]);
}
