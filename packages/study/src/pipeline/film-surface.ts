import { roughness, stepHeight } from '@modalgain/surface';
import type { HeightMap } from '@modalgain/measurements';
import { normalQuantile975 } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmInput } from '../schema/film.js';
import type { SurfaceResult } from '../results/index.js';
import type { StudyContext } from './context.js';
import { asEstimate } from './fluence.js';
import { heightScaleErrorOf } from './height-scale.js';
import { combineRepeats } from './repeats.js';

/** Thickness and roughness of a film, whether stated or read off AFM scans. */
export interface FilmSurface {
  /** With the instrument's calibration error, where the thickness comes from scans. */
  readonly thicknessNm: Estimate | null;
  /** The part of the thickness' relative error that all AFM scans share. */
  readonly heightScaleError: number;
  readonly roughnessSqNm: Estimate | null;
  readonly surfaces: SurfaceResult[];
  readonly verdicts: Verdict[];
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
  const scans = thickness && 'afm' in thickness ? await readScans(context, name, thickness.afm) : [];
  const surfaces = scans.map(describeScan);
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
    roughnessSqNm: film.roughness ? asEstimate(film.roughness) : (meanRoughness?.estimate ?? null),
    surfaces,
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

async function readScans(
  { inputs, placeOf }: StudyContext,
  film: string,
  patterns: readonly string[],
): Promise<HeightMap[]> {
  const files = await inputs.list(patterns, placeOf(['films', film, 'thickness', 'afm']));
  const scans: HeightMap[] = [];
  for (const file of files) {
    const { measurements } = await inputs.read({ file, as: 'height-map', film });
    scans.push(heightChannel(measurements));
  }
  return scans;
}

/** The topography of a file of several channels: the first whose title says so, else the first. */
function heightChannel(channels: readonly [HeightMap, ...HeightMap[]]): HeightMap {
  return channels.find(({ title }) => /height|topo|z ?sensor/i.test(title)) ?? channels[0];
}

function describeScan(map: HeightMap): SurfaceResult {
  const step = stepHeight(map);
  const isStep = step.kind === 'step';
  return {
    file: map.provenance.file,
    title: map.title,
    shape: [map.rows, map.columns],
    sizeNm: [map.widthNm, map.heightNm],
    roughness: roughness(map),
    thicknessNm: isStep ? step.thicknessNm : null,
    filmSqNm: isStep && step.filmRoughness.kind === 'determined' ? step.filmRoughness.sqNm : null,
    stepProfile: isStep
      ? {
          positionUm: step.profile.map(({ distanceNm }) => distanceNm / 1000),
          heightNm: step.profile.map(({ heightNm }) => heightNm),
        }
      : null,
  };
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
