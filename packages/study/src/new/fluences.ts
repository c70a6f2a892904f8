import type { ProposedFilm } from './group-films.js';
import type { RecognisedFile } from './recognise.js';

/** Where the fluences of a study's stripe scans stand. */
export type FluenceSource =
  | { readonly kind: 'names'; readonly pattern: string; readonly example: string }
  | { readonly kind: 'headers' }
  /** Neither names nor headers alone hold them all: a list a film, where all of its fluences are known. */
  | { readonly kind: 'lists' }
  | { readonly kind: 'no-scans' };

export const stripeFilesOf = ({ files }: ProposedFilm): RecognisedFile[] =>
  files.filter(({ role }) => role === 'stripe');

/** One pattern must serve all scans of a study, since a name without it would be refused. */
export function fluenceSourceOf(films: readonly ProposedFilm[]): FluenceSource {
  const scans = films.flatMap(stripeFilesOf);
  const [first] = scans;
  if (scans.length === 0) return { kind: 'no-scans' };
  const { energy } = first.parts;
  if (
    energy &&
    scans.every(({ parts }) => parts.energy?.unit === energy.unit && isPattern(parts.energy.gap))
  ) {
    return { kind: 'names', pattern: `from file name {fluence}${energy.unit}`, example: first.file };
  }
  return scans.every(({ fluencesUjPerCm2 }) => fluencesUjPerCm2.length > 0)
    ? { kind: 'headers' }
    : { kind: 'lists' };
}

/** A pattern allows for blanks before the unit, not for other signs. */
const isPattern = (gap: string): boolean => gap.trim() === '';

/** The fluence of a file of one scan; undefined where it states none, or holds several scans. */
export function fluenceOfFile({ parts, fluencesUjPerCm2 }: RecognisedFile): number | undefined {
  if (fluencesUjPerCm2.length > 1) return undefined;
  return parts.energy?.uj ?? fluencesUjPerCm2.at(0);
}

/** Files whose names and headers state different fluences. */
export function conflictingFluences(files: readonly RecognisedFile[]): RecognisedFile[] {
  return files.filter(({ parts, fluencesUjPerCm2 }) => {
    const named = parts.energy?.uj;
    const header = fluencesUjPerCm2.at(0);
    if (named === undefined || header === undefined || fluencesUjPerCm2.length > 1) return false;
    return Math.abs(named / header - 1) > 0.005;
  });
}
