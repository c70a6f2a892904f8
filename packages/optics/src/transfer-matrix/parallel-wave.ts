/** The part of a wave along the film, which is the same in every layer. */
export interface ParallelWave {
  /** q: sin(angle) times the cover's index. */
  readonly index: number;
  /**
   * q^2 as `whole - rest`. At grazing incidence `whole` is the cover's epsilon and `rest` that times cos^2(angle), so that epsilon - q^2 keeps its digits
   * in the cover and in layers like it.
   */
  readonly whole: number;
  readonly rest: number;
}

/** From the cover's index and the sine and cosine of the angle in it. */
export function parallelWave(coverIndex: number, sine: number, cosine: number): ParallelWave {
  const index = coverIndex * sine;
  const isGrazing = sine > cosine;
  return {
    index,
    whole: isGrazing ? coverIndex * coverIndex : index * index,
    rest: isGrazing ? (coverIndex * cosine) ** 2 : 0,
  };
}
