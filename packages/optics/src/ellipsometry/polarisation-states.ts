import type { PolarisedReflection } from './psi-delta.js';

/** Psi and Delta of a measurement with the errors they are compared by; angles in degrees, one entry a row. */
export interface MeasuredStates {
  readonly psiDeg: ArrayLike<number>;
  readonly deltaDeg: ArrayLike<number>;
  readonly psiErrorDeg: ArrayLike<number>;
  readonly deltaErrorDeg: ArrayLike<number>;
  /** Delta and 360 degrees - Delta are not told apart. */
  readonly folded: boolean;
}

const radians = Math.PI / 180;

/**
 * The state of polarisation of reflected light is a point on the unit sphere: (N, C, S) = (cos 2 Psi, sin 2 Psi cos Delta, sin 2 Psi sin Delta) (G. E. Jellison,
 * Thin Solid Films 313, 33 (1998), doi 10.1016/S0040-6090(97)00766-4). A model differs from a datum by an arc of a great circle; its components along Psi and
 * along Delta, over their errors, are the two residuals of a row. Small ones are the differences of Psi and Delta; nothing jumps where Delta passes 360 degrees.
 */
export class StateComparison {
  readonly rows: number;
  readonly #folded: boolean;
  /** Per row: the datum, its directions of growing Psi and Delta, and the two errors as arcs. */
  readonly #frames: Float64Array;
  readonly #state = new Float64Array(3);
  readonly #change = new Float64Array(3);

  constructor(measured: MeasuredStates) {
    this.rows = measured.psiDeg.length;
    this.#folded = measured.folded;
    this.#frames = new Float64Array(frameLength * this.rows);
    for (let row = 0; row < this.rows; row++) this.#frames.set(frameOf(measured, row), frameLength * row);
  }

  /** Writes the residuals of a row to out[2 row] and out[2 row + 1]. */
  writeResiduals(reflection: PolarisedReflection, row: number, out: Float64Array): void {
    this.#writeState(reflection, row);
    const { psi, delta, stretch, psiArc, deltaArc } = this.#tangent(row);
    out[2 * row] = (stretch * psi) / psiArc;
    out[2 * row + 1] = (stretch * delta) / deltaArc;
  }

  /**
   * Derivatives of a row's residuals, [along Psi, along Delta], for the changes of r_p and r_s at that row, as [Re p, Im p, Re s, Im s].
   */
  derivative(
    reflection: PolarisedReflection,
    row: number,
    change: readonly [number, number, number, number],
  ): readonly [number, number] {
    this.#writeState(reflection, row);
    this.#writeChange(reflection, row, change);
    const { psi, delta, cosine, stretch, psiArc, deltaArc } = this.#tangent(row);
    const f = this.#frames;
    const at = frameLength * row;
    const [dN, dC, dS] = this.#change;
    const along = dN * f[at] + dC * f[at + 1] + dS * f[at + 2];
    const stretchChange = stretchSlope(cosine, stretch) * along;
    const psiChange = dN * f[at + 3] + dC * f[at + 4] + dS * f[at + 5];
    const deltaChange = dN * f[at + 6] + dC * f[at + 7] + dS * f[at + 8];
    return [
      (stretch * psiChange + stretchChange * psi) / psiArc,
      (stretch * deltaChange + stretchChange * delta) / deltaArc,
    ];
  }

  #writeState({ pRe, pIm, sRe, sIm }: PolarisedReflection, row: number): void {
    const p = pRe[row] * pRe[row] + pIm[row] * pIm[row];
    const s = sRe[row] * sRe[row] + sIm[row] * sIm[row];
    const power = p + s;
    this.#state[0] = (s - p) / power;
    this.#state[1] = (2 * (pRe[row] * sRe[row] + pIm[row] * sIm[row])) / power;
    const sine = (-2 * (pIm[row] * sRe[row] - pRe[row] * sIm[row])) / power;
    this.#state[2] = this.#folded ? Math.abs(sine) : sine;
  }

  #writeChange(
    { pRe, pIm, sRe, sIm }: PolarisedReflection,
    row: number,
    [dpRe, dpIm, dsRe, dsIm]: readonly [number, number, number, number],
  ): void {
    const [pr, pi, sr, si] = [pRe[row], pIm[row], sRe[row], sIm[row]];
    const power = pr * pr + pi * pi + sr * sr + si * si;
    const dp = 2 * (pr * dpRe + pi * dpIm);
    const ds = 2 * (sr * dsRe + si * dsIm);
    const [n, c, s] = this.#state;
    const dSine = -2 * (dpIm * sr + pi * dsRe - dpRe * si - pr * dsIm);
    const sign = this.#folded && pi * sr - pr * si > 0 ? -1 : 1;
    this.#change[0] = (ds - dp - n * (dp + ds)) / power;
    this.#change[1] = (2 * (dpRe * sr + pr * dsRe + dpIm * si + pi * dsIm) - c * (dp + ds)) / power;
    this.#change[2] = (sign * dSine - s * (dp + ds)) / power;
  }

  #tangent(row: number): Tangent {
    const f = this.#frames;
    const at = frameLength * row;
    const [n, c, s] = this.#state;
    const cosine = n * f[at] + c * f[at + 1] + s * f[at + 2];
    const psi = n * f[at + 3] + c * f[at + 4] + s * f[at + 5];
    const delta = n * f[at + 6] + c * f[at + 7] + s * f[at + 8];
    const sine = Math.sqrt(psi * psi + delta * delta);
    const stretch = sine < 1e-9 ? 1 : Math.atan2(sine, cosine) / sine;
    return { psi, delta, cosine, stretch, psiArc: f[at + 9], deltaArc: f[at + 10] };
  }
}

interface Tangent {
  readonly psi: number;
  readonly delta: number;
  readonly cosine: number;
  /** Arc over its sine. */
  readonly stretch: number;
  readonly psiArc: number;
  readonly deltaArc: number;
}

const frameLength = 11;

function frameOf(measured: MeasuredStates, row: number): readonly number[] {
  const twoPsi = 2 * measured.psiDeg[row] * radians;
  const delta = measured.deltaDeg[row] * radians;
  const psiArc = 2 * measured.psiErrorDeg[row] * radians;
  // At Psi = 0 Delta has no meaning, and its arc no length; Psi is then as uncertain as its own error.
  const radius = Math.max(Math.abs(Math.sin(twoPsi)), psiArc);
  return [
    Math.cos(twoPsi),
    Math.sin(twoPsi) * Math.cos(delta),
    Math.sin(twoPsi) * Math.sin(delta),
    -Math.sin(twoPsi),
    Math.cos(twoPsi) * Math.cos(delta),
    Math.cos(twoPsi) * Math.sin(delta),
    0,
    -Math.sin(delta),
    Math.cos(delta),
    psiArc,
    radius * measured.deltaErrorDeg[row] * radians,
  ];
}

/** d(stretch)/d(cosine) of arc/sin(arc); -1/3 where the arc is short. */
function stretchSlope(cosine: number, stretch: number): number {
  const squaredSine = 1 - cosine * cosine;
  return squaredSine < 1e-6 ? -1 / 3 : (cosine * stretch - 1) / squaredSine;
}
