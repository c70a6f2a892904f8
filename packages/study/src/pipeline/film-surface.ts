import type { RadialSpectrum, SurfaceDescription, SurfaceState } from '@modalgain/surface';
import { normalQuantile975 } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmInput } from '../schema/film.js';
import type { CorrelatedRoughness } from '../schema/roughness.js';
import type { SurfaceResult } from '../results/index.js';
import type { StudyContext } from './context.js';
import { asEstimate } from './fluence.js';
import { heightScaleErrorOf } from './height-scale.js';
import { comparableScan } from './compare-scans.js';
import { describeScans } from './read-scans.js';
import { combineRepeats } from './repeats.js';
import { surfaceResult } from './surface-result.js';

/** Thickness and roughness of a film, whether stated or read off AFM scans. */
export interface FilmSurface {
  /** With the instrument's calibration error, where the thickness comes from scans. */
  readonly thicknessNm: Estimate | null;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  readonly roughnessSqNm: Estimate | null;
  /** How rough the film is as far as scattering asks, once a scan or as stated; empty where no correlation length is known. */
  readonly roughSurfaces: readonly RoughSurface[];
  readonly surfaces: SurfaceResult[];
  /** The scan that stands for the film beside others. */
  readonly comparableScan: SurfaceState | undefined;
  readonly verdicts: Verdict[];
}

/** Roughness of one side of a film. */
export interface RoughSurface {
  readonly sqNm: Estimate;
  readonly correlationLengthNm: Estimate;
  /** Absent where it is not known. */
  readonly autocorrelation?: 'exponential' | 'gaussian' | undefined;
  /** Where a scan gave it; `bias` is the share of the heights' variance that levelling took, about as much as all its densities may be too low. */
  readonly spectrum?: RadialSpectrum & { readonly bias: number };
}

/**
 * Thickness and roughness of a film: stated values as they stand, else the mean over its scratch scans.
 *
 * @throws InputError for scans that cannot be read
 */
export async function filmSurface(
  context: StudyContext,
  name: string,
  film: FilmInput,
): Promise<FilmSurface> {
  const { thickness } = film;
  const stated = thickness && 'value' in thickness ? asEstimate(thickness) : null;
  const scans = thickness && 'afm' in thickness ? await describeScans(context, name, thickness.afm) : [];
  const surfaces = scans.map(surfaceResult);
  const thicknesses = surfaces.flatMap(({ thicknessNm }) => thicknessNm ?? []);
  const roughnesses = surfaces.flatMap(({ filmSqNm }) => filmSqNm ?? []);
  const meanThickness = combined(thicknesses, 'thickness', name);
  const meanRoughness = combined(roughnesses, 'roughness', name);
  const measured = meanThickness?.estimate;
  const heightScaleError = stated ? 0 : heightScaleErrorOf(context.study);
  const withoutStep = surfaces.filter(({ thicknessNm }) => thicknessNm === null);
  return {
    thicknessNm: stated ?? (measured ? withScaleError(measured, heightScaleError) : null),
    heightScaleError,
    roughnessSqNm: film.roughness ? statedSq(film.roughness) : (meanRoughness?.estimate ?? null),
    roughSurfaces: roughSurfacesOf(
      film.roughness,
      scans.flatMap(({ description }) => roughFilm(description) ?? []),
    ),
    surfaces,
    comparableScan: comparableScan(scans),
    verdicts: [
      ...[meanThickness?.verdict, meanRoughness?.verdict].filter((verdict) => verdict !== undefined),
      ...withoutStep.map((surface) => noStep(name, surface)),
    ],
  };
}

/** An estimate with a further relative error that is normal and independent of its own. */
function withScaleError({ value, standardError, interval95, method }: Estimate, relative: number): Estimate {
  if (relative === 0) return { value, standardError, interval95, method };
  const scale = relative * value;
  const half = normalQuantile975 * scale;
  return {
    value,
    standardError: Math.hypot(standardError, scale),
    interval95: [
      value - Math.hypot(value - interval95[0], half),
      value + Math.hypot(interval95[1] - value, half),
    ],
    method: `${method}, height scale within ${(100 * relative).toPrecision(2)} %`,
  };
}

function combined(estimates: readonly Estimate[], quantity: string, film: string) {
  return estimates.length === 0 ? undefined : combineRepeats({ estimates, quantity, film });
}

type StatedRoughness = NonNullable<FilmInput['roughness']>;

const statedSq = (stated: StatedRoughness): Estimate => asEstimate('sq' in stated ? stated.sq : stated);

/** Stated with its length: as stated. Sq alone stands in the place of that of the scans, whose lengths remain. */
function roughSurfacesOf(
  stated: StatedRoughness | undefined,
  scanned: readonly RoughSurface[],
): readonly RoughSurface[] {
  if (stated === undefined) return scanned;
  if ('sq' in stated) return [statedSurface(stated)];
  return scanned.map(({ correlationLengthNm }) => ({ sqNm: statedSq(stated), correlationLengthNm }));
}

export const statedSurface = ({
  sq,
  correlationLength,
  autocorrelation,
}: CorrelatedRoughness): RoughSurface => ({
  sqNm: asEstimate(sq),
  correlationLengthNm: asEstimate(correlationLength),
  autocorrelation,
});

/** The film beside a scratch with its power spectrum. */
export function roughFilm({
  step,
  regionRoughness: region,
  spectrum,
}: SurfaceDescription): RoughSurface | undefined {
  if (step.kind !== 'step' || region.kind !== 'determined') return undefined;
  const { sqNm, correlationLengthNm, levellingBias: bias } = region;
  return { sqNm, correlationLengthNm, ...(spectrum && { spectrum: { ...spectrum, bias } }) };
}

function noStep(film: string, { file }: SurfaceResult): Verdict {
  return {
    code: 'no-step',
    severity: 'not-determined',
    sentence: `No step found in the scan of ${film}.`,
    detail: `${file} shows one level only: it gives a roughness, but no thickness.`,
    evidence: { file },
    next: 'Scan across a scratch down to the substrate.',
    film,
  };
}
