import type { Surroundings } from '../../pipeline/guide.js';

/** What is claimed of a film, and what the study knows of it. */
export interface ClaimedFilm {
  readonly name: string;
  readonly stampedFrom?: string;
  readonly thicknessNm?: number;
  readonly filmIndex?: number;
  readonly confinement?: number;
  readonly filmGainPerCm?: number;
  readonly densityPerCm3?: number;
}

/** Published or expected values, gathered for the audit: nothing of it is ever fitted. */
export interface Claims {
  readonly films: readonly ClaimedFilm[];
  /** The study's own surroundings first, then the other substrates that the claims leave open. */
  readonly surroundings: readonly Surroundings[];
  readonly emissionCrossSectionCm2?: number;
  /** Fluences of the claimed gain measurements, increasing. */
  readonly fluencesUjPerCm2: readonly number[];
  readonly thresholdUjPerCm2?: number;
  readonly idealDensityPerCm3?: number;
  readonly particleNm?: { readonly edgesNm: readonly [number, number, number]; readonly gapNm?: number };
  readonly gainRatio?: number;
}

/** Films that have all of the named claims. */
export function filmsWith<K extends keyof ClaimedFilm>(
  films: readonly ClaimedFilm[],
  ...keys: readonly K[]
): (ClaimedFilm & Required<Pick<ClaimedFilm, K>>)[] {
  return films.filter((film): film is ClaimedFilm & Required<Pick<ClaimedFilm, K>> =>
    keys.every((key) => film[key] !== undefined),
  );
}

/** Smallest and largest as text: "2.011 to 2.014", one number if they read the same. */
export function spanText(values: readonly number[], decimals: number): string {
  const [low, high] = [Math.min(...values).toFixed(decimals), Math.max(...values).toFixed(decimals)];
  return low === high ? low : `${low} to ${high}`;
}

/** "SC1", "SC1 and SC2", "SC1, SC2 and SC3". */
export function listText(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
