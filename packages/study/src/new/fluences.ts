import type { ProposedFilm } from './group-films.js';
import type { RecognisedFile } from './recognise.js';
import { patternOf } from './steps.js';

/** Where the fluences of a study's stripe scans stand. */
export type FluenceSource =
  | { readonly kind: 'names'; readonly pattern: string; readonly example: string }
  | { readonly kind: 'headers' }
  /** Neither names nor headers alone hold them all: a list a film, where all of its fluences are known. */
  | { readonly kind: 'lists' }
  | { readonly kind: 'no-scans' };

export const stripeFilesOf = ({ files }: ProposedFilm): RecognisedFile[] =>
  files.filter(({ role }) => role === 'stripe');

/** Spectra of a threshold series, one a file. */
export const thresholdStepsOf = ({ files }: ProposedFilm): RecognisedFile[] =>
  files.filter(({ role, isStep }) => role === 'threshold' && isStep);

/** One pattern must serve all scans of a study, since a name without it would be refused. */
export function fluenceSourceOf(films: readonly ProposedFilm[]): FluenceSource {
  const scans = films.flatMap(stripeFilesOf);
  const needed = [...scans, ...films.flatMap(thresholdStepsOf)];
  if (needed.length === 0) return { kind: 'no-scans' };
  const pattern = patternOf(
    'fluence',
    needed.map(({ parts }) => parts.energy),
  );
  if (needed.some(({ fluence }) => fluence !== undefined)) return { kind: 'lists' };
  if (pattern !== undefined) return { kind: 'names', pattern, example: needed[0].file };
  if (scans.length === 0) return { kind: 'lists' };
  return scans.every(({ fluencesUjPerCm2 }) => fluencesUjPerCm2.length > 0)
    ? { kind: 'headers' }
    : { kind: 'lists' };
}

/** The fluence of a file of one scan with its unit; undefined where none is known, or where it holds several scans. */
export function fluenceOfFile({ parts, fluencesUjPerCm2, fluence }: RecognisedFile): string | undefined {
  if (fluence !== undefined) return fluence;
  if (fluencesUjPerCm2.length > 1) return undefined;
  const known = parts.energy?.uj ?? fluencesUjPerCm2.at(0);
  return known === undefined ? undefined : `${known} uJ/cm^2`;
}

/** Files whose names and headers state different fluences. */
export function conflictingFluences(files: readonly RecognisedFile[]): RecognisedFile[] {
  return files.filter(({ parts, fluencesUjPerCm2, fluence }) => {
    if (fluence !== undefined) return false;
    const named = parts.energy?.uj;
    const header = fluencesUjPerCm2.at(0);
    if (named === undefined || header === undefined || fluencesUjPerCm2.length > 1) return false;
    return Math.abs(named / header - 1) > 0.005;
  });
}
