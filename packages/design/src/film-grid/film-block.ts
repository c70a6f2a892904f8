import type { Candidate } from '../next-film/index.js';

/** Films that could be made, one an entry of columns of one length; at which fluence each is asked for its net gain. */
export type FilmBlock = Readonly<Record<keyof Candidate | 'fluenceUjPerCm2', Float64Array>>;

/** What becomes of the films of a block, in its order. NaN where the film guides nothing, and for a net gain that no fluence brings. */
export interface FilmColumns {
  readonly effectiveIndex: Float64Array;
  readonly confinementModal: Float64Array;
  readonly lossPerCm: Float64Array;
  readonly netGainPerCm: Float64Array;
  /** The incident fluence at which the net gain is the one that was asked for. */
  readonly thresholdUjPerCm2: Float64Array;
  /** Of TE: 0 where nothing is guided. */
  readonly modeCount: Uint16Array;
}

/** The film of one entry. */
export const filmAt = (block: FilmBlock, i: number): Candidate => ({
  thicknessNm: block.thicknessNm[i],
  underlayerNm: block.underlayerNm[i],
  densityRatio: block.densityRatio[i],
  pumpWavelengthNm: block.pumpWavelengthNm[i],
  indexShift: block.indexShift[i],
  roughnessRatio: block.roughnessRatio[i],
});

/** Columns for a number of films, none of which guides yet. */
export function emptyColumns(length: number): FilmColumns {
  const unknown = (): Float64Array => new Float64Array(length).fill(NaN);
  return {
    effectiveIndex: unknown(),
    confinementModal: unknown(),
    lossPerCm: unknown(),
    netGainPerCm: unknown(),
    thresholdUjPerCm2: unknown(),
    modeCount: new Uint16Array(length),
  };
}
