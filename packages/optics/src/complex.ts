/** A complex number as [real, imaginary] part, as it stands in results. */
export type Complex = readonly [re: number, im: number];
