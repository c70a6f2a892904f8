/**
 * The transverse field of a mode in plain numbers: u = E_y (TE) or H_y (TM), scaled so that the integral of eta u^2 over all x in nm is 1;
 * eta = 1 (TE) or 1/n^2 (TM). Region arrays run from cover to substrate, interface arrays from the cover's interface at x = 0.
 */
export interface ModeField {
  readonly eta: readonly number[];
  /** k0^2 (n^2 - N^2) of each region. */
  readonly transverseSquaredPerNm2: readonly number[];
  /** 0 for the half-spaces. */
  readonly thicknessNm: readonly number[];
  /** u at each interface. */
  readonly value: readonly number[];
  /** eta du/dx at each interface. */
  readonly fluxPerNm: readonly number[];
}

/** A mode's field along x. */
export interface ModeProfile {
  readonly xNm: Float64Array;
  /** E_y (TE) or H_y (TM), positive in the cover. */
  readonly field: Float64Array;
  /** Guided power per nm of x as a share of the whole: eta u^2. It integrates to 1. */
  readonly powerDensityPerNm: Float64Array;
}

/** The field of a mode at the given positions: x = 0 at the cover's interface, growing towards the substrate. */
export function modeProfile({ field }: { readonly field: ModeField }, xNm: ArrayLike<number>): ModeProfile {
  const starts = interfacePositions(field);
  const positions = Float64Array.from(xNm);
  const values = new Float64Array(positions.length);
  const powerDensityPerNm = new Float64Array(positions.length);
  positions.forEach((x, i) => {
    const region = starts.filter((start) => start <= x).length;
    const value = fieldInRegion({ field, region, fromStart: region === 0 ? x : x - starts[region - 1] });
    values[i] = value;
    powerDensityPerNm[i] = field.eta[region] * value * value;
  });
  return { xNm: positions, field: values, powerDensityPerNm };
}

/** x of each interface. */
function interfacePositions({ thicknessNm }: ModeField): number[] {
  let x = 0;
  return thicknessNm.slice(0, -1).map((thickness) => (x += thickness));
}

/** `fromStart` is measured from the region's first interface; in the cover it is negative. */
function fieldInRegion({
  field,
  region,
  fromStart,
}: {
  field: ModeField;
  region: number;
  fromStart: number;
}): number {
  const square = field.transverseSquaredPerNm2[region];
  const wavenumber = Math.sqrt(Math.abs(square));
  const last = field.value.length;
  if (region === 0 || region === last) {
    return field.value[Math.max(0, region - 1)] * Math.exp(-wavenumber * Math.abs(fromStart));
  }
  const depth = field.thicknessNm[region];
  if (square < 0 && wavenumber * depth > 0.5) {
    // From both ends: each term falls away from its own interface, so nothing grows.
    const before = field.value[region - 1] * sinhRatio(wavenumber, depth - fromStart, depth);
    return before + field.value[region] * sinhRatio(wavenumber, fromStart, depth);
  }
  const slope = field.fluxPerNm[region - 1] / field.eta[region];
  const argument = wavenumber * fromStart;
  if (square < 0)
    return field.value[region - 1] * Math.cosh(argument) + (slope * Math.sinh(argument)) / wavenumber;
  const sineTerm = wavenumber === 0 ? fromStart : Math.sin(argument) / wavenumber;
  return field.value[region - 1] * Math.cos(argument) + slope * sineTerm;
}

/** sinh(g a)/sinh(g d) for 0 <= a <= d without overflow. */
function sinhRatio(gamma: number, a: number, d: number): number {
  return (Math.exp(gamma * (a - d)) * -Math.expm1(-2 * gamma * a)) / -Math.expm1(-2 * gamma * d);
}
