import type { SlabModeRequest } from './slab.js';

/**
 * The transverse problem of a slab in the angle p, with kappa d = V cos p and gamma d = V sin p on the side of the higher
 * outer index: no digits are lost at cut-off (p = 0) nor far from it.
 */
export interface SlabAngle {
  /** V = k0 d sqrt(nf^2 - nh^2), nh the higher outer index. */
  readonly v: number;
  /** (nh^2 - nl^2)/(nf^2 - nh^2). */
  readonly asymmetry: number;
  /** The ratios of eta across the two interfaces, (nf/nh)^2 and (nf/nl)^2 in TM, 1 in TE. */
  readonly ratioHigh: number;
  readonly ratioLow: number;
}

/** The slab's parameters; undefined if the film's index is not above both others: such a film guides nothing. */
export function slabAngle(request: SlabModeRequest): SlabAngle | undefined {
  const { coverIndex, filmIndex, substrateIndex, thicknessNm, wavelengthNm } = request;
  const high = Math.max(coverIndex, substrateIndex);
  const low = Math.min(coverIndex, substrateIndex);
  if (filmIndex <= high) return undefined;
  const contrast = (filmIndex - high) * (filmIndex + high);
  const isTe = request.polarization === 'TE';
  return {
    v: (2 * Math.PI * thicknessNm * Math.sqrt(contrast)) / wavelengthNm,
    asymmetry: ((high - low) * (high + low)) / contrast,
    ratioHigh: isTe ? 1 : (filmIndex / high) ** 2,
    ratioLow: isTe ? 1 : (filmIndex / low) ** 2,
  };
}

/**
 * The angle p of the mode of an order, undefined below its cut-off. Solves
 * V cos p = m pi + atan(rh tan p) + atan(rl sqrt(sin^2 p + a)/cos p) by Newton steps inside a bracket: the mismatch falls
 * strictly from p = 0 to p = pi/2, so there is one root or none.
 */
export function solveSlabAngle(slab: SlabAngle, order: number): number | undefined {
  const { v, asymmetry, ratioHigh, ratioLow } = slab;
  const atCutoff = v - Math.atan(ratioLow * Math.sqrt(asymmetry)) - order * Math.PI;
  if (!(atCutoff > 0)) return undefined;
  let low = 0;
  let high = Math.PI / 2;
  let p = (high * atCutoff) / (atCutoff + (order + 1) * Math.PI);
  for (let step = 0; step < 100; step++) {
    const sine = Math.sin(p);
    const cosine = Math.cos(p);
    const lowDecay = Math.sqrt(sine * sine + asymmetry);
    const mismatch =
      v * cosine -
      order * Math.PI -
      Math.atan2(ratioHigh * sine, cosine) -
      Math.atan2(ratioLow * lowDecay, cosine);
    if (mismatch > 0) low = p;
    else high = p;
    const slope =
      v * sine +
      ratioHigh / (cosine * cosine + ratioHigh * ratioHigh * sine * sine) +
      (ratioLow * sine * (cosine * cosine + lowDecay * lowDecay)) /
        (lowDecay * (cosine * cosine + ratioLow * ratioLow * lowDecay * lowDecay));
    const newton = p + mismatch / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    // Below this the mismatch is rounding; one more Newton step has been taken.
    if (Math.abs(mismatch) <= 4e-16 * (v + Math.PI) || next === p) return next;
    p = next;
  }
  return p;
}
