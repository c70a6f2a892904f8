/** Pump fluence along a stripe over its nominal value; z from the edge and the stripe's length in cm. */
export type PumpProfile = (zCm: number, lengthCm: number) => number;

const umPerCm = 1e4;
const nmPerCm = 1e7;
const mmPerCm = 10;

/** A Gaussian beam, from whose centre the stripe is cut: exp(-2 (z - L/2)^2/w^2). */
export function gaussianProfile(radiusUm: number): PumpProfile {
  return (zCm, lengthCm) => Math.exp(-2 * (((zCm - lengthCm / 2) * umPerCm) / radiusUm) ** 2);
}

/**
 * A slit of the stripe's length at a distance D in front of the film: Fresnel diffraction of its two edges,
 * |integral from v(0) to v(L) of exp(i pi t^2/2) dt|^2/2 with v = (z' - z) sqrt(2/(lambda D)) (Born and Wolf,
 * Principles of Optics, section 8.7.3).
 */
export function slitProfile({
  distanceMm,
  wavelengthNm,
}: {
  readonly distanceMm: number;
  readonly wavelengthNm: number;
}): PumpProfile {
  const perCm = Math.sqrt(2 / ((wavelengthNm / nmPerCm) * (distanceMm / mmPerCm)));
  return (zCm, lengthCm) => {
    const [near, far] = [fresnel(-zCm * perCm), fresnel((lengthCm - zCm) * perCm)];
    return ((far.c - near.c) ** 2 + (far.s - near.s) ** 2) / 2;
  };
}

/** Fresnel integrals C and S, to 2e-3 (Abramowitz and Stegun, 7.3.9, 7.3.10, 7.3.32 and 7.3.33). */
export function fresnel(v: number): { readonly c: number; readonly s: number } {
  const x = Math.abs(v);
  const f = (1 + 0.926 * x) / (2 + 1.792 * x + 3.104 * x * x);
  const g = 1 / (2 + 4.142 * x + 3.492 * x * x + 6.67 * x ** 3);
  const phase = (Math.PI / 2) * x * x;
  const c = 0.5 + f * Math.sin(phase) - g * Math.cos(phase);
  const s = 0.5 - f * Math.cos(phase) - g * Math.sin(phase);
  return { c: Math.sign(v) * c, s: Math.sign(v) * s };
}
