import type { Verdict } from '@modalgain/numerics';
import { describeScan, surfaceResult, type ReadScan, type SurfaceResult } from '@modalgain/study';
import {
  applyRecipe,
  heightHistogram,
  heightPicture,
  type HeightPicture,
  type SurfaceDescription,
} from '@modalgain/surface';
import type { HeightMap } from '@modalgain/measurements';
import { channelOf, type SurfaceSettings } from './film-surface.js';
import { pixelKinds, shownHeights, type ShownHeights } from './shown-heights.js';

type Step = Extract<SurfaceDescription['step'], { kind: 'step' }>;

/** Heights of one kind of pixels: the histogram, and its share of all that counts. */
export interface HeightPeak {
  readonly heightNm: Float64Array;
  readonly densityPerNm: Float64Array;
}

/** All that a page shows of one scan. */
export interface DescribedSurface {
  /** As results keep it. */
  readonly surface: SurfaceResult;
  readonly shown: ShownHeights;
  readonly step:
    | Pick<Step, 'kind' | 'evidence' | 'rowsUsed' | 'filmMarginNm' | 'substrateMarginNm'>
    | { readonly kind: 'no-step'; readonly why: string };
  readonly region: SurfaceDescription['regionRoughness'];
  readonly recipe: SurfaceDescription['recipe'];
  readonly applied: SurfaceDescription['applied'];
  readonly spectrum: SurfaceDescription['spectrum'];
  readonly profileSpectra: SurfaceDescription['profileSpectra'];
  /** Of the film about its mean, as it is described. */
  readonly histogram: HeightPeak;
  /** Of the levelled scan; densities by share of the pixels. Substrate null without a step. */
  readonly peaks: { readonly film: HeightPeak; readonly substrate: HeightPeak | null };
  /** For the exported map; null for a profile of one row. */
  readonly picture: HeightPicture | null;
  readonly maskedPixels: number;
  readonly verdicts: readonly Verdict[];
}

/**
 * Levels and describes a scan as a run does, with other settings where they are given.
 *
 * @throws InputError for settings that the scan cannot be described by
 */
export function describeFilmScan(scan: ReadScan, settings: SurfaceSettings): DescribedSurface {
  const map = channelOf(scan, settings.channel);
  const { film, substrate, recipe, maskUse } = settings;
  const areas = film.length > 0 && substrate.length > 0 ? { film, substrate } : undefined;
  const described = describeScan(map, { recipe: recipe ?? undefined, mask: maskUse, areas });
  const { description } = described;
  const shown = shownHeights(map, description);
  return {
    surface: surfaceResult(described),
    shown,
    step: slimStep(description.step),
    region: description.regionRoughness,
    recipe: description.recipe,
    applied: description.applied,
    spectrum: description.spectrum,
    profileSpectra: description.profileSpectra,
    histogram: centred(description),
    peaks: peaksOf(shown),
    picture: map.rows > 1 ? pictureOf(map, description) : null,
    maskedPixels: description.maskedPixels,
    verdicts: description.verdicts,
  };
}

/** Fine enough for a column of a journal at 300 dpi, and small as a file. */
const longestSide = 360;

/** What masks leave out is pale; a scratch is not among it. */
function pictureOf(map: HeightMap, { heights, recipe, maskUse }: SurfaceDescription): HeightPicture {
  const masked = applyRecipe(map, recipe, { mask: maskUse }).mask;
  return heightPicture({ map, zNm: heights.zNm, masked, longestSide });
}

function slimStep(step: SurfaceDescription['step']): DescribedSurface['step'] {
  if (step.kind === 'no-step') return step;
  const { kind, evidence, rowsUsed, filmMarginNm, substrateMarginNm } = step;
  return { kind, evidence, rowsUsed, filmMarginNm, substrateMarginNm };
}

/** The histogram of the film, heights counted from its mean. */
function centred({ heights }: SurfaceDescription): HeightPeak {
  const { heightNm, densityPerNm } = heightHistogram(heights);
  const total = densityPerNm.reduce((sum, density) => sum + density, 0);
  const mean = heightNm.reduce((sum, nm, i) => sum + nm * densityPerNm[i], 0) / (total || 1);
  return { heightNm: heightNm.map((nm) => nm - mean), densityPerNm };
}

function peaksOf({ zNm, kind }: ShownHeights): DescribedSurface['peaks'] {
  const heights = Float64Array.from(zNm);
  const of = (wanted: number) => kind.map((each) => (each === wanted ? 1 : 0));
  const [film, substrate] = [of(pixelKinds.film), of(pixelKinds.substrate)];
  const count = (use: Uint8Array) => use.reduce((sum, used) => sum + used, 0);
  const [filmCount, substrateCount] = [count(film), count(substrate)];
  const peak = (use: Uint8Array, share: number): HeightPeak => {
    const { heightNm, densityPerNm } = heightHistogram({ zNm: heights, use });
    return { heightNm, densityPerNm: densityPerNm.map((density) => density * share) };
  };
  const all = filmCount + substrateCount;
  return {
    film: peak(film, filmCount / all),
    substrate: substrateCount === 0 ? null : peak(substrate, substrateCount / all),
  };
}
