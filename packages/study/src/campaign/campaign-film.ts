/** A quantity of a film as the table of a campaign has it. */
export interface CampaignEstimate {
  readonly value: number;
  readonly standardError: number;
  /** Null: open. */
  readonly lower95: number | null;
  readonly upper95: number | null;
}

/** A film of a campaign and one of its quantities. */
export interface CampaignFilm {
  /** Path of its study file, or what was varied in it. */
  readonly study: string;
  /** Empty where the study could not be analysed. */
  readonly film: string;
  /** By what films are told apart, e.g. the recipe; empty where nothing is stated. */
  readonly group: string;
  /** When it was made, or what else the films are ordered by; empty where nothing is stated. */
  readonly at: string;
  /** Null where it is not determined. */
  readonly estimate: CampaignEstimate | null;
  /** Why its study could not be analysed. */
  readonly problem: string | null;
}

/** A film whose quantity is determined. */
export type DeterminedFilm = CampaignFilm & { readonly estimate: CampaignEstimate };

export const isDetermined = (film: CampaignFilm): film is DeterminedFilm => film.estimate !== null;
