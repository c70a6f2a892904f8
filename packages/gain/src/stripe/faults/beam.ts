import { formatSignificant, type Verdict } from '@modalgain/numerics';

/** What is known of the pumped stripe. */
export interface StripeBeam {
  /** Width of the stripe, across its length. */
  readonly widthUm?: number;
  /** The slit or blade that cuts the stripe: its distance from the film and the pump wavelength, for its fringes. */
  readonly slit?: { readonly distanceMm: number; readonly pumpWavelengthNm: number };
  /** Radius (1/e^2 of intensity) of a Gaussian beam along the stripe, which is cut from its centre. */
  readonly gaussianRadiusUm?: number;
}

const fringesToAvoid = 2.5;
const largestFall = 0.1;

/** What the beam's profile says of the lengths: stripes shorter than wide or than a few fringes, and uneven long ones. */
export function beamFaults(stripeLengthUm: readonly number[], beam: StripeBeam): Verdict[] {
  const { widthUm = 0, slit, gaussianRadiusUm } = beam;
  const fringeUm =
    slit === undefined ? 0 : Math.sqrt((slit.pumpWavelengthNm * 1e-3 * slit.distanceMm * 1e3) / 2);
  const longestUm = Math.max(...stripeLengthUm);
  const fall =
    gaussianRadiusUm === undefined ? 0 : 1 - Math.exp(-2 * (longestUm / 2 / gaussianRadiusUm) ** 2);
  const below = (limitUm: number): number => stripeLengthUm.filter((um) => um < limitUm).length;
  return [
    below(widthUm) > 0 && shortAgainstWidth(below(widthUm), widthUm),
    below(fringesToAvoid * fringeUm) > 0 && shortAgainstFringes(below(fringesToAvoid * fringeUm), fringeUm),
    fall > largestFall && unevenStripe(fall, longestUm),
  ].filter((verdict) => verdict !== false);
}

function shortAgainstWidth(points: number, widthUm: number): Verdict {
  return {
    code: 'stripe-shorter-than-wide',
    severity: 'caution',
    sentence: 'Some stripes are shorter than wide.',
    detail: `${points} ${points === 1 ? 'point' : 'points'} below ${formatSignificant(widthUm, 3)} µm: light leaves such a patch sideways as well.`,
    evidence: { points, widthUm },
    next: 'Exclude these points, or narrow the stripe.',
  };
}

function shortAgainstFringes(points: number, fringeUm: number): Verdict {
  const limitUm = fringesToAvoid * fringeUm;
  return {
    code: 'stripe-within-fringes',
    severity: 'caution',
    sentence: 'Slit fringes reach over the shortest stripes.',
    detail: `${points} ${points === 1 ? 'point' : 'points'} below ${formatSignificant(limitUm, 2)} µm, 2.5 times the fringe √(λ D/2) of ${formatSignificant(fringeUm, 2)} µm.`,
    evidence: { points, fringeUm, limitUm },
    next: 'Exclude these points, or bring the slit closer or image it.',
  };
}

function unevenStripe(fall: number, longestUm: number): Verdict {
  return {
    code: 'stripe-uneven',
    severity: 'caution',
    sentence: 'The pump falls off along the stripe.',
    detail: `At the ends of the ${formatSignificant(longestUm, 3)} µm stripe the fluence is ${formatSignificant(100 * fall, 2)} % below that of its centre, and the gain with it.`,
    evidence: { fall, longestUm },
    next: 'Widen the beam along the stripe, or stay within its centre.',
  };
}
