import type { Candidate, DesignMedia, FilmLaw } from './film-law.js';

const drifting: readonly (keyof Candidate)[] = [
  'thicknessNm',
  'underlayerNm',
  'densityRatio',
  'indexShift',
  'roughnessRatio',
];

/** What of a film may come out otherwise than designed, as far as it is there and known. */
export function driftingQuantities(law: FilmLaw, media: DesignMedia): (keyof Candidate)[] {
  return drifting.filter(
    (quantity) =>
      (quantity !== 'roughnessRatio' || law.roughness !== undefined) &&
      (quantity !== 'underlayerNm' || media.underlayer !== undefined),
  );
}
