import type { SliderRanges, TriedGuide, TriedStack } from '@modalgain/compute';
import type { Estimate } from '@modalgain/numerics';
import type { FilmResult, Study } from '@modalgain/study';

/** What is tried in place of the study's own; absent: as the study has it. */
export interface GuideChange {
  readonly thicknessNm?: number;
  readonly filmIndex?: number;
  readonly wavelengthNm?: number;
  readonly stack?: TriedStack;
}

export const asStudied: GuideChange = {};

/** The film and its stack as the study and its results have them: where all what-if starts. */
export interface GuideBasis {
  readonly film: string;
  readonly stack: TriedStack;
  readonly wavelengthNm: number;
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  /** Of index and thickness, where one fit of ellipsometry gave both; else 0. */
  readonly indexThicknessCorrelation: number;
}

/** What is missing for a waveguide, and which file brings it. */
export type BasisOutcome =
  | { readonly kind: 'basis'; readonly basis: GuideBasis }
  | { readonly kind: 'missing'; readonly sentence: string };

export function basisOf(study: Study, film: FilmResult): BasisOutcome {
  const { name, thicknessNm, filmIndex } = film;
  const missing = (sentence: string): BasisOutcome => ({ kind: 'missing', sentence });
  if (!study.stack)
    return missing(
      'The study says nothing of what lies around the films: state the substrate under “stack” in study.yaml.',
    );
  if (!thicknessNm)
    return missing(
      `The thickness of ${name} is not known: an AFM scan across a scratch, or a number in study.yaml, brings it.`,
    );
  if (!filmIndex)
    return missing(
      `The index of ${name} is not known: a file with n and k, Psi and Delta, or a number in study.yaml brings it.`,
    );
  const wavelengthNm = study.wavelengths.emission.value;
  return {
    kind: 'basis',
    basis: {
      film: name,
      stack: stackOf(study.stack),
      wavelengthNm,
      thicknessNm,
      filmIndex,
      indexThicknessCorrelation: correlationOf(film),
    },
  };
}

/** A fit that leaves the thickness open shares no error with it. */
const correlationOf = ({ ellipsometry }: FilmResult): number =>
  ellipsometry?.thicknessNm?.kind === 'determined' ? (ellipsometry.at?.indexThicknessCorrelation ?? 0) : 0;

function stackOf({ cover, substrate, underlayers = [] }: NonNullable<Study['stack']>): TriedStack {
  const below = underlayers.map(({ index, thickness }) => ({
    material: index,
    thicknessNm: thickness.value,
  }));
  return { cover, above: [], below, substrate };
}

/** The film in its stack with the changes that are tried. */
export function triedGuide(basis: GuideBasis, change: GuideChange): TriedGuide {
  return {
    film: basis.film,
    stack: change.stack ?? basis.stack,
    wavelengthNm: change.wavelengthNm ?? basis.wavelengthNm,
    thicknessNm: change.thicknessNm ?? basis.thicknessNm.value,
    filmIndex: change.filmIndex ?? null,
  };
}

export const isChanged = (change: GuideChange): boolean => Object.keys(change).length > 0;

/** Ends of sliders and maps: the usual ones, widened to hold the films. */
export function rangesFor(films: readonly FilmResult[], wavelengthNm: number): SliderRanges {
  const thicknesses = films.flatMap(({ thicknessNm }) => thicknessNm?.value ?? []);
  const indices = films.flatMap(({ filmIndex }) => filmIndex?.value ?? []);
  return {
    thicknessNm: [20, Math.max(400, 50 * Math.ceil((1.2 * Math.max(0, ...thicknesses)) / 50))],
    index: [
      Math.min(1.6, Math.floor(10 * Math.min(9, ...indices)) / 10),
      Math.max(2.2, Math.ceil(10 * Math.max(0, ...indices)) / 10 + 0.1),
    ],
    wavelengthNm: [Math.round(wavelengthNm - 150), Math.round(wavelengthNm + 150)],
  };
}
