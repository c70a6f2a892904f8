import { sinCubedTerm } from './series.js';

/**
 * The field carried through a stack from one side: u and v = eta u' (lengths in 1/k0), scaled to u^2 + v^2 = 1 and u >= 0, with the number
 * of sign changes (nodes) and the logarithm of the scale kept apart, so that neither overflows. With them the integral of
 * ratio eta u^2 from the start, in the same scale: it gives the derivative of the phase and the power.
 */
export class FieldState {
  u = 1;
  v = 0;
  /** Nodes passed so far. */
  nodes = 0;
  logScale = 0;
  /** Integral of ratio eta u^2 over all regions so far. */
  power = 0;
  /** The same over the last region alone. */
  regionPower = 0;
  /** v^2/eta + eta ratio (n^2 - N^2) u^2, constant inside a region: its value in the last one. */
  regionInvariant = 0;
  /** What the last rescaling multiplied the integrals of all earlier regions by. */
  earlierScale = 1;

  /** The tail that falls off into a half-space, at its interface; unbounded power at cut-off, where it does not fall. */
  startInHalfSpace(eta: number, ratio: number, transverseSquared: number): void {
    const gamma = Math.sqrt(Math.max(0, -transverseSquared));
    this.start(1, eta * gamma);
    this.regionPower = (eta / (2 * gamma)) * ratio;
    this.rescale(0);
  }

  /** A given field, e.g. at a mirror plane. */
  start(u: number, v: number): void {
    this.u = u;
    this.v = v;
    this.nodes = 0;
    this.logScale = 0;
    this.power = 0;
    this.regionPower = 0;
    this.regionInvariant = 0;
  }

  /** Through a region of thickness `depth`; `transverseSquared` is ratio (n^2 - N^2). */
  cross(eta: number, ratio: number, transverseSquared: number, depth: number): void {
    const square = transverseSquared * depth * depth;
    this.regionInvariant = (this.v * this.v) / eta + eta * transverseSquared * this.u * this.u;
    let growth = 0;
    if (square > 0.25) this.crossOscillating(eta, Math.sqrt(transverseSquared), depth);
    else if (square < -0.25) growth = this.crossEvanescent(eta, Math.sqrt(-transverseSquared), depth);
    else this.crossGentle(eta, square, depth);
    this.regionPower *= ratio;
    this.rescale(growth);
  }

  /** u = amplitude sin(phase): the nodes are counted by the phase itself. */
  private crossOscillating(eta: number, kappa: number, depth: number): void {
    const scale = eta * kappa;
    const before = Math.atan2(scale * this.u, this.v);
    const amplitude = Math.sqrt(this.u * this.u + (this.v / scale) ** 2);
    const advanced = before + kappa * depth;
    const nodes = Math.floor(advanced / Math.PI);
    const after = advanced - nodes * Math.PI;
    const u = amplitude * Math.sin(after);
    const v = amplitude * scale * Math.cos(after);
    const swing = (u * v - this.u * this.v) / (scale * kappa);
    this.regionPower = (eta / 2) * (amplitude * amplitude * depth - swing);
    this.u = u;
    this.v = v;
    this.nodes += nodes;
  }

  /** u = growing exp(gamma x) + falling exp(-gamma x), scaled by exp(-gamma depth): one node at most. Returns gamma depth. */
  private crossEvanescent(eta: number, gamma: number, depth: number): number {
    const scale = eta * gamma;
    // A growing part of exactly 0 is an accident of rounding, and behind a thick wall nothing would be left of the field.
    const growing = (this.u + this.v / scale) / 2 || Number.EPSILON * this.u;
    const falling = (this.u - this.v / scale) / 2;
    const decay = Math.exp(-2 * gamma * depth);
    const squares = growing * growing + falling * falling * decay;
    this.regionPower = eta * ((squares * (1 - decay)) / (2 * gamma) + 2 * growing * falling * decay * depth);
    this.u = growing + falling * decay;
    this.v = scale * (growing - falling * decay);
    this.countNode();
    return gamma * depth;
  }

  /** |n^2 - N^2| depth^2 <= 1/4: neither form above keeps its digits, power series do; one node at most. */
  private crossGentle(eta: number, square: number, depth: number): void {
    const { u } = this;
    const slope = this.v / eta;
    const sineOverArgument = 1 - square * sinCubedTerm(square);
    const cosine = square > 0 ? Math.cos(Math.sqrt(square)) : hyperbolicCosine(Math.sqrt(-square));
    const doubled = sinCubedTerm(4 * square);
    const reach = depth * sineOverArgument;
    this.regionPower =
      eta *
      (u * u * depth * (1 - 2 * square * doubled) +
        u * slope * reach * reach +
        slope * slope * 2 * depth * depth * depth * doubled);
    this.u = u * cosine + slope * reach;
    this.v = eta * (slope * cosine - (u * square * sineOverArgument) / depth);
    this.countNode();
  }

  private countNode(): void {
    if (this.u < 0 || (this.u === 0 && this.v < 0)) {
      this.nodes += 1;
      this.u = -this.u;
      this.v = -this.v;
    }
  }

  /** Back to u^2 + v^2 = 1 after the field grew by exp(growth); u, v and regionPower are already without that factor. */
  private rescale(growth: number): void {
    const norm = this.u * this.u + this.v * this.v;
    const size = Math.sqrt(norm);
    const earlier = (growth === 0 ? 1 : Math.exp(-2 * growth)) / norm;
    this.u /= size;
    this.v /= size;
    this.regionPower /= norm;
    this.regionInvariant *= earlier;
    this.power = this.power * earlier + this.regionPower;
    this.logScale += growth + Math.log(size);
    this.earlierScale = earlier;
  }
}

/** Of a number that is not large; Math.cosh takes several times as long. */
function hyperbolicCosine(x: number): number {
  const growing = Math.exp(x);
  return (growing + 1 / growing) / 2;
}
