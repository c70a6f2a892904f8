/** The two shapes of an amplified band: a Gaussian gain line, or that of a pulse whose gain saturates. */
export const bandShapes = ['gaussian', 'sech2'] as const;

export type BandShapeName = (typeof bandShapes)[number];

export interface Band {
  readonly shape: BandShapeName;
  readonly centreNm: number;
  readonly fwhmNm: number;
}

/** arcosh(sqrt 2): where sech^2 is a half. */
const sechHalf = Math.log(1 + Math.SQRT2);

/** The band with a peak of 1 at every channel. */
export function bandValues({ shape, centreNm, fwhmNm }: Band, wavelengthNm: Float64Array): Float64Array {
  return wavelengthNm.map((nm) => {
    const u = (2 * (nm - centreNm)) / fwhmNm;
    return shape === 'gaussian' ? Math.exp(-Math.LN2 * u * u) : 1 / Math.cosh(sechHalf * u) ** 2;
  });
}
